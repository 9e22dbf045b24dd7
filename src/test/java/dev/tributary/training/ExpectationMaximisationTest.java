package dev.tributary.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.training.ExpectationMaximisation.Outcome;
import dev.tributary.training.ExpectationMaximisation.Step;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationMaximisationTest {
  private static final double[][] M = {
    {0.8, 0.15, 0.05}, {0.9, 0.1}, {0.7, 0.2, 0.06, 0.04}, {0.95, 0.05}, {0.6, 0.4}
  };
  private static final double[][] U = {
    {0.01, 0.04, 0.95}, {0.1, 0.9}, {0.005, 0.02, 0.1, 0.875}, {0.02, 0.98}, {0.05, 0.95}
  };
  private static final boolean[] ALL = {true, true, true, true, true};

  /** Neighbours have the last three comparisons in common, as matches have. */
  private static double[][] ofNeighbours() {
    double[][] of = new double[M.length][];
    for (int i = 0; i < of.length; i++) {
      of[i] = i < 2 ? U[i] : M[i];
    }
    return of;
  }

  private static PatternCounts simulated(Random random, int pairs, double share, double missing) {
    return simulated(random, pairs, share, 0, missing);
  }

  private static PatternCounts simulated(
      Random random, int pairs, double share, double neighbours, double missing) {
    PatternCounts counts = new PatternCounts();
    for (int i = 0; i < pairs; i++) {
      double which = random.nextDouble();
      double[][] of = which < share ? M : which < share + neighbours ? ofNeighbours() : U;
      int[] levels = new int[of.length];
      for (int comparison = 0; comparison < of.length; comparison++) {
        levels[comparison] =
            random.nextDouble() < missing ? -1 : drawn(of[comparison], random.nextDouble());
      }
      counts.add(levels);
    }
    return counts;
  }

  private static int drawn(double[] shares, double at) {
    double sum = 0;
    for (int level = 0; level < shares.length - 1; level++) {
      sum += shares[level];
      if (at < sum) {
        return level;
      }
    }
    return shares.length - 1;
  }

  private static double[][] like(double[][] of, double filledWith) {
    return Arrays.stream(of)
        .map(
            row -> {
              double[] filled = new double[row.length];
              Arrays.fill(filled, filledWith);
              return filled;
            })
        .toArray(double[][]::new);
  }

  /** A random start with more weight on the strict levels, as a trainer begins. */
  private static double[][] start(Random random) {
    double[][] start = like(M, 0);
    for (double[] row : start) {
      double sum = 0;
      for (int level = 0; level < row.length; level++) {
        row[level] = 0.05 + random.nextDouble() + (level == 0 ? 1 : 0);
        sum += row[level];
      }
      for (int level = 0; level < row.length; level++) {
        row[level] /= sum;
      }
    }
    return start;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noStepLowersTheLikelihood(long seed) {
    Random random = new Random(seed);
    PatternCounts counts =
        simulated(
            random,
            500 + random.nextInt(3000),
            0.5 * random.nextDouble(),
            seed % 2 == 0 ? 0.5 * random.nextDouble() : 0,
            0.3 * random.nextDouble());
    boolean[] learned = new boolean[M.length];
    for (int i = 0; i < learned.length; i++) {
      learned[i] = i < 2 || random.nextBoolean();
    }
    double[][] known = like(M, seed % 3 == 0 ? random.nextInt(50) : 0);
    Outcome outcome =
        new ExpectationMaximisation(
                counts.patterns(), U, learned, known, seed % 4 == 1 ? null : ofNeighbours())
            .run(0.01 + 0.5 * random.nextDouble(), start(random), 60, 0);
    assertThat(outcome.steps()).hasSizeGreaterThan(5);
    double before = Double.NEGATIVE_INFINITY;
    for (Step step : outcome.steps()) {
      double slack = 1e-9 * Math.abs(step.logLikelihood());
      assertThat(step.logLikelihood()).as("seed %d", seed).isGreaterThanOrEqualTo(before - slack);
      before = step.logLikelihood();
    }
    assertThat(outcome.last().logLikelihood())
        .isGreaterThan(outcome.steps().get(0).logLikelihood());
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void recoversTheParametersThatThePairsWereDrawnFrom(long seed) {
    Random random = new Random(seed);
    double share = 0.08;
    PatternCounts counts = simulated(random, 200_000, share, 0.15);
    Outcome outcome =
        new ExpectationMaximisation(counts.patterns(), U, ALL, like(M, 0), null)
            .run(0.5, start(random), 500, 1e-7);
    assertThat(outcome.converged()).isTrue();
    assertThat(outcome.last().share()).isCloseTo(share, within(0.004));
    for (int comparison = 0; comparison < M.length; comparison++) {
      for (int level = 0; level < M[comparison].length; level++) {
        assertThat(outcome.last().m()[comparison][level])
            .as("seed %d, m of comparison %d, level %d", seed, comparison, level)
            .isCloseTo(M[comparison][level], within(0.015));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void tellsNeighboursFromMatchesWhereTheyAreMore(long seed) {
    Random random = new Random(seed);
    PatternCounts counts = simulated(random, 200_000, 0.1, 0.3, 0.1);
    Step found =
        new ExpectationMaximisation(counts.patterns(), U, ALL, like(M, 0), ofNeighbours())
            .run(0.1, start(random), 500, 1e-7)
            .last();
    assertThat(found.share()).isCloseTo(0.1, within(0.01));
    assertThat(found.ofNeighbours()).isCloseTo(0.3, within(0.01));
    for (int comparison = 0; comparison < M.length; comparison++) {
      for (int level = 0; level < M[comparison].length; level++) {
        assertThat(found.m()[comparison][level])
            .as("seed %d, m of comparison %d, level %d", seed, comparison, level)
            .isCloseTo(M[comparison][level], within(0.03));
      }
    }
    Step withoutThem =
        new ExpectationMaximisation(counts.patterns(), U, ALL, like(M, 0), null)
            .run(0.1, start(random), 500, 1e-7)
            .last();
    assertThat(withoutThem.share()).isGreaterThan(0.25);
  }

  @Test
  void whatIsNotLearnedStaysAndPairsKnownToMatchCount() {
    PatternCounts none = simulated(new Random(1), 1000, 0, 0);
    double[][] known = like(M, 0);
    known[0] = new double[] {300, 500, 200};
    boolean[] learned = {true, false, false, false, false};
    double[][] start = start(new Random(2));
    Outcome outcome =
        new ExpectationMaximisation(none.patterns(), U, learned, known, null)
            .run(0.001, start, 50, 0);
    assertThat(outcome.last().m()[1]).isEqualTo(start[1]);
    assertThat(outcome.last().m()[0][1]).isCloseTo(0.5, within(0.05));
  }
}
