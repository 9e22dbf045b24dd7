package dev.tributary.scoring;

/**
 * The third class of pairs, beside matches and strangers: different people of one house, different
 * departments of one company. What such a house has in common they share as two records of one
 * person do, and by fields that are taken for independent every bit of it counts again: surname,
 * street, town and telephone are four proofs of one fact. So a pair is held against both other
 * classes, and what it has to show against neighbours is what they do not share: a given name, a
 * date of birth, a number of its own.
 *
 * <p>After W. Winkler, Improved decision rules in the Fellegi-Sunter model of record linkage, 1993,
 * and M. Larsen and D. Rubin, Iterative automated record linkage using mixture models, 2001, who
 * have a class of unmatched pairs of one household.
 *
 * @param perMatch how many pairs of neighbours there are for each that matches; above 0
 * @param priorLog2Odds log2 of the odds that two random records match
 */
public record Neighbours(double perMatch, double priorLog2Odds) {
  /** The name of what this takes off a score. */
  public static final String PART = "neighbours";

  /** Where one alternative is as much likelier as this, the other is not seen in a double. */
  private static final double MOST_BITS = 500;

  public Neighbours {
    if (!(perMatch > 0) || !Double.isFinite(priorLog2Odds)) {
      throw new IllegalArgumentException(
          "%s pairs of neighbours a match, at a prior of %s bits"
              .formatted(perMatch, priorLog2Odds));
    }
  }

  /**
   * How often neighbours reach a level: as matches do where they share the value, else as
   * strangers.
   *
   * @param shared how often they share it
   */
  public static double probability(double shared, double m, double u) {
    return shared * m + (1 - shared) * u;
  }

  /**
   * What is taken off the evidence for a match, as neighbours explain the pair too: log2 of how
   * much likelier that makes it that it does not match; 0 or less.
   *
   * @param parts the evidence of each comparison, in bits; NaN where there was none
   * @param shared by comparison, how often neighbours share what is compared
   */
  double bits(float[] parts, double[] shared) {
    double againstStrangers = priorLog2Odds;
    double againstNeighbours = -log2(perMatch);
    for (int i = 0; i < shared.length; i++) {
      double weight = parts[i];
      if (!Double.isNaN(weight)) {
        againstStrangers += weight;
        againstNeighbours -= log2(probability(shared[i], 1, Math.pow(2, -weight)));
      }
    }
    double closer = againstStrangers - againstNeighbours;
    return closer > MOST_BITS ? -closer : -log2(1 + Math.pow(2, closer));
  }

  private static double log2(double of) {
    return Math.log(of) / Math.log(2);
  }
}
