package dev.tributary.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every scorer, over random specs and random pairs. */
class PairScorerTest {
  private static final long SEED = 99;
  private static final int SLOTS = 4;

  static Stream<Function<Random, PairScorer>> scorers() {
    return Stream.of(PairScorerTest::weightedSum, PairScorerTest::fellegiSunter);
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void isSymmetricAndStopsEarlyWithoutChangingTheOutcome(Function<Random, PairScorer> scorers) {
    RandomFeatures features = new RandomFeatures(SEED);
    int reached = 0;
    for (int i = 0; i < 50_000; i++) {
      PairScorer scorer = scorers.apply(features.random());
      Features a = features.next(SLOTS);
      Features b = features.next(SLOTS);
      PairScore score = scorer.score(a, b);
      assertSame(scorer.score(b, a), score);
      assertThat(score.parts()).hasSize(scorer.partNames().size());
      assertExplained(scorer.explain(a, b), score, scorer.partNames());
      // The total itself is the floor that a careless bound would miss.
      double floor =
          features.random().nextBoolean()
              ? score.total()
              : finite(score.total()) + features.random().nextGaussian();
      PairScore atLeast = scorer.scoreIfAtLeast(a, b, floor);
      if (score.total() >= floor) {
        reached++;
        assertSame(atLeast, score);
      } else {
        assertThat(atLeast).as("seed %d", SEED).isNull();
      }
      assertThat(scorer.scoreIfAtLeast(a, b, Math.nextUp(score.total()))).isNull();
    }
    assertThat(reached).isBetween(10_000, 49_000);
  }

  private static void assertExplained(
      PairExplanation explanation, PairScore score, List<String> names) {
    assertThat(explanation.total()).as("seed %d", SEED).isEqualTo(score.total());
    double sum = explanation.prior();
    for (int i = 0; i < score.parts().length; i++) {
      PartExplanation part = explanation.parts().get(i);
      assertThat(part.name()).isEqualTo(names.get(i));
      assertThat(Float.valueOf((float) part.contribution()))
          .as("seed %d", SEED)
          .isEqualTo(Float.valueOf(score.parts()[i]));
      assertThat(part.outcome() == PartExplanation.Outcome.SKIPPED)
          .as("seed %d", SEED)
          .isEqualTo(Double.isNaN(part.contribution()));
      sum += Double.isNaN(part.contribution()) ? 0 : part.contribution();
    }
    if (!explanation.isVetoed()) {
      assertThat(sum).as("seed %d", SEED).isCloseTo(score.total(), within(1e-8));
    }
  }

  /** A vetoed pair has minus infinity, near which there is no floor to try. */
  private static double finite(double total) {
    return Double.isInfinite(total) ? 0 : total;
  }

  private static void assertSame(@Nullable PairScore actual, PairScore expected) {
    if (actual == null) {
      throw new AssertionError("no score although the floor is reached, seed " + SEED);
    }
    assertThat(actual.total()).as("seed %d", SEED).isEqualTo(expected.total());
    assertThat(actual.parts()).as("seed %d", SEED).isEqualTo(expected.parts());
  }

  private static PairScorer weightedSum(Random random) {
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      Rule rule = rule(random, 0);
      int conflict = random.nextInt(8);
      if (conflict < 2) {
        rules.add(new ConflictRule(rule, conflict == 0 ? Double.POSITIVE_INFINITY : 0.3));
      } else {
        rules.add(rule);
      }
    }
    return new WeightedSumScorer(rules);
  }

  private static Rule rule(Random random, int depth) {
    int slot = random.nextInt(SLOTS);
    double weight = random.nextInt(11) / 10.0;
    int kind = random.nextInt(depth < 3 ? 5 : 3);
    if (kind == 2) {
      return model(random, weight);
    }
    if (kind == 0) {
      return new ExactRule("exact", slot, weight, String::equals);
    }
    if (kind == 1) {
      double threshold = random.nextDouble();
      return new SimilarityRule("similar", slot, weight, RandomFeatures.OVERLAP, threshold);
    }
    List<Rule> children = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      children.add(rule(random, depth + 1));
    }
    CompositeRule.Operator operator =
        kind == 3 ? CompositeRule.Operator.AND : CompositeRule.Operator.OR;
    return new CompositeRule("composite", operator, children, weight);
  }

  private static Rule model(Random random, double weight) {
    List<PairFeature> features = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double missing = random.nextBoolean() ? Double.NaN : 0.3;
      features.add(new PairFeature("f", random.nextInt(SLOTS), RandomFeatures.OVERLAP, missing));
    }
    DecisionTree tree =
        new DecisionTree(
            new int[] {random.nextInt(2), -1, -1},
            new double[] {random.nextDouble(), random.nextGaussian(), random.nextGaussian()},
            new int[] {1, 0, 0},
            new int[] {2, 0, 0},
            new int[] {1 + random.nextInt(2), 0, 0});
    double[] coefficients = {random.nextGaussian(), random.nextGaussian()};
    PairModel model =
        random.nextBoolean()
            ? new LogisticModel(random.nextGaussian(), coefficients)
            : new BoostedTrees(random.nextGaussian(), List.of(tree, tree), 2);
    return new ModelRule("model", weight, features, model, random.nextDouble());
  }

  private static PairScorer fellegiSunter(Random random) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      List<ComparisonLevel> levels = new ArrayList<>();
      if (random.nextInt(4) == 0) {
        levels.add(new NullLevel(evidence(random)));
      }
      double threshold = 1;
      while (random.nextInt(3) > 0) {
        switch (random.nextInt(5)) {
          case 0 -> levels.add(new CrossLevel(random.nextInt(SLOTS), threshold, evidence(random)));
          case 1 -> levels.add(new SimilarityLevel(threshold, ownSimilarity(), evidence(random)));
          default -> {
            levels.add(new SimilarityLevel(threshold, adjusted(random)));
            threshold *= 0.8;
          }
        }
      }
      levels.add(new ElseLevel(evidence(random)));
      int slot = random.nextInt(SLOTS);
      double weight = random.nextInt(3);
      double shared = random.nextInt(3) / 2.0;
      comparisons.add(
          new Comparison("c" + i, slot, RandomFeatures.OVERLAP, levels, weight, shared));
    }
    Neighbours neighbours =
        random.nextBoolean()
            ? null
            : new Neighbours(random.nextDouble() + 0.001, -random.nextInt(20));
    return new FellegiSunterScorer(comparisons, random.nextInt(3) - 1, neighbours);
  }

  /** Another object for each level, as levels of one similarity have to be in order. */
  private static ToDoubleBiFunction<String, String> ownSimilarity() {
    return new ToDoubleBiFunction<>() {
      @Override
      public double applyAsDouble(String a, String b) {
        return a.equals(b) ? 1 : a.length() == b.length() ? 0.5 : 0;
      }
    };
  }

  private static Evidence evidence(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Evidence.VETO;
      case 1 -> Evidence.ofWeight(random.nextGaussian());
      default -> Evidence.of(random.nextDouble(), random.nextDouble());
    };
  }

  private static Evidence adjusted(Random random) {
    Evidence evidence = evidence(random);
    if (evidence.isVeto() || random.nextBoolean()) {
      return evidence;
    }
    Map<String, Double> shares = Map.of("a", 0.3, "b", 0.01, "ab", 0.2, "abb", 0.0001);
    TermFrequencies frequencies =
        TermFrequencies.of(shares, random.nextBoolean() ? Double.NaN : 0.001);
    double minimum = random.nextBoolean() ? 0 : 0.002;
    return evidence.adjusted(
        new TermAdjustment(frequencies, random.nextDouble(), random.nextDouble(), minimum));
  }
}
