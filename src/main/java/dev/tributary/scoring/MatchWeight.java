package dev.tributary.scoring;

/**
 * The arithmetic of Fellegi and Sunter's model: evidence in bits, that is log2 of a ratio of
 * probabilities. Source: I. Fellegi and A. Sunter, A Theory for Record Linkage, 1969.
 */
public final class MatchWeight {
  /**
   * The least probability. An m or u of 0 only says that none was seen in a finite sample; taken at
   * its word, one comparison would outweigh all others together.
   */
  static final double LEAST_PROBABILITY = 1e-9;

  private static final double LN_2 = Math.log(2);

  private MatchWeight() {}

  /** log2(m / u), both kept away from 0 and 1 by a billionth. */
  public static double of(double m, double u) {
    return log2Ratio(bounded(m), bounded(u));
  }

  /** The probability of a match at a weight that includes the prior: 2^w / (1 + 2^w). */
  public static double probability(double weight) {
    // Both forms are equal; each is asked where its power does not overflow.
    if (weight >= 0) {
      return 1 / (1 + Math.pow(2, -weight));
    }
    double odds = Math.pow(2, weight);
    return odds / (1 + odds);
  }

  /** The weight of a prior probability: log2(p / (1 - p)). */
  public static double ofProbability(double probability) {
    return of(probability, 1 - probability);
  }

  /** log2(a / b) of two numbers above 0. */
  static double log2Ratio(double a, double b) {
    return (Math.log(a) - Math.log(b)) / LN_2;
  }

  private static double bounded(double probability) {
    return Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
  }

  static void checkProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "an m or u probability lies between 0 and 1, but is " + probability);
    }
  }
}
