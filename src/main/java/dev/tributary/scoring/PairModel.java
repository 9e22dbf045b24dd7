package dev.tributary.scoring;

/** A trained classifier of candidate pairs. Immutable, and safe for use by several threads. */
public sealed interface PairModel permits LogisticModel, BoostedTrees {
  /**
   * The probability that a pair is a match.
   *
   * @param features one number per feature of the model; NaN where a record lacks the value
   */
  double probability(double[] features);

  /** How many features the model looks at. */
  int featureCount();

  /** The logistic function, 1 / (1 + e^-x). */
  static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
