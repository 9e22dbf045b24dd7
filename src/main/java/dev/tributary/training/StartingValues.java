package dev.tributary.training;

import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.NullLevel;

/** Where the estimate of m starts: from what the spec says, if it says anything. */
final class StartingValues {
  private static final double OF_STRICTEST = 0.7;

  private StartingValues() {}

  /** The m of the spec, or most matches at the strictest level and the rest alike. */
  static double[] m(Comparison comparison) {
    double[] given = comparison.levels().stream().mapToDouble(level -> level.m()).toArray();
    double sum = 0;
    for (double one : given) {
      sum += one;
    }
    double[] start = new double[given.length];
    int strictest = comparison.levels().get(0) instanceof NullLevel ? 1 : 0;
    for (int level = 0; level < start.length; level++) {
      double rest = (1 - OF_STRICTEST) / Math.max(1, start.length - 1);
      double guess = level == strictest ? OF_STRICTEST : rest;
      start[level] = sum > 0 ? Math.max(0.001, given[level]) / Math.max(0.001, sum) : guess;
    }
    return start;
  }
}
