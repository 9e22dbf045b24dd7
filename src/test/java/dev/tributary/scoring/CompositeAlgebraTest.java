package dev.tributary.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.Features;
import dev.tributary.scoring.CompositeRule.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of least and greatest, over random rules and records. */
class CompositeAlgebraTest {
  private static final long SEED = 424242;
  private static final int SLOTS = 4;
  private static final int RUNS = 30_000;

  private final RandomFeatures features = new RandomFeatures(SEED);
  private final Random random = features.random();

  @Test
  void andIsTheLeastAndOrTheGreatestOfWhatChildrenCount() {
    int skipped = 0;
    for (int i = 0; i < RUNS; i++) {
      List<Rule> children = leaves();
      Features a = features.next(SLOTS);
      Features b = features.next(SLOTS);
      List<Double> counted = new ArrayList<>();
      children.forEach(child -> counted.add(child.contribution(a, b)));
      boolean all = counted.stream().noneMatch(it -> Double.isNaN(it));
      counted.removeIf(it -> Double.isNaN(it));
      skipped += all ? 0 : 1;
      double and = of(Operator.AND, children).contribution(a, b);
      double or = of(Operator.OR, children).contribution(a, b);
      if (all || counted.contains(0.0)) {
        assertThat(and).as("seed %d", SEED).isEqualTo(Collections.min(counted));
      } else {
        assertThat(and).as("seed %d", SEED).isNaN();
      }
      if (counted.isEmpty()) {
        assertThat(or).as("seed %d", SEED).isNaN();
      } else {
        assertThat(or).as("seed %d", SEED).isEqualTo(Collections.max(counted));
      }
    }
    assertThat(skipped).isBetween(RUNS / 10, RUNS * 9 / 10);
  }

  @Test
  void orderAndBracketsMakeNoDifference() {
    for (int i = 0; i < RUNS; i++) {
      List<Rule> children = leaves();
      List<Rule> shuffled = new ArrayList<>(children);
      Collections.shuffle(shuffled, random);
      Operator operator = random.nextBoolean() ? Operator.AND : Operator.OR;
      Rule whole = of(operator, children);
      int cut = 1 + random.nextInt(children.size());
      List<Rule> bracketed = new ArrayList<>(children.subList(cut, children.size()));
      bracketed.add(of(operator, children.subList(0, cut)));
      Features a = features.next(SLOTS);
      Features b = features.next(SLOTS);
      Double expected = whole.contribution(a, b);
      assertThat((Double) of(operator, shuffled).contribution(a, b)).isEqualTo(expected);
      assertThat((Double) of(operator, bracketed).contribution(a, b)).isEqualTo(expected);
      assertThat((Double) of(operator, List.of(whole, whole)).contribution(a, b))
          .as("seed %d", SEED)
          .isEqualTo(expected);
    }
  }

  @Test
  void eachOperatorAbsorbsTheOtherWhereAllCanBeCompared() {
    Features a = RandomFeatures.of("abab", "ab", "bb", "ba");
    for (int i = 0; i < RUNS; i++) {
      Rule x = leaf();
      Rule y = leaf();
      Features b = filled();
      double expected = x.contribution(a, b);
      Rule orWithin = of(Operator.AND, List.of(x, of(Operator.OR, List.of(x, y))));
      Rule andWithin = of(Operator.OR, List.of(x, of(Operator.AND, List.of(x, y))));
      assertThat(orWithin.contribution(a, b)).as("seed %d", SEED).isEqualTo(expected);
      assertThat(andWithin.contribution(a, b)).as("seed %d", SEED).isEqualTo(expected);
    }
  }

  private Features filled() {
    Features next = features.next(SLOTS);
    while (next.isEmpty(0) || next.isEmpty(1) || next.isEmpty(2) || next.isEmpty(3)) {
      next = features.next(SLOTS);
    }
    return next;
  }

  private static Rule of(Operator operator, List<Rule> children) {
    return new CompositeRule("composite", operator, children, 1);
  }

  private List<Rule> leaves() {
    List<Rule> leaves = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      leaves.add(leaf());
    }
    return leaves;
  }

  private Rule leaf() {
    int slot = random.nextInt(SLOTS);
    double weight = (1 + random.nextInt(10)) / 10.0;
    return random.nextBoolean()
        ? new ExactRule("exact", slot, weight, String::equals)
        : new SimilarityRule("like", slot, weight, RandomFeatures.OVERLAP, random.nextDouble());
  }
}
