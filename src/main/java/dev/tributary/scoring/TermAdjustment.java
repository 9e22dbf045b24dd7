package dev.tributary.scoring;

/**
 * Corrects the evidence of a level by how common the values are that agree.
 *
 * <p>A level's u is that of the average value. Chance agreement on a certain value is as likely as
 * that value is common, so that {@code weight * log2(exactU / frequency)} is added to the match
 * weight: the adjustment of Splink (R. Linacre et al., Splink: Free software for probabilistic
 * record linkage at scale, 2022), after W. Winkler, Frequency-based matching, 2000. Of two values
 * that are alike and not equal the more common one counts; where only one is known, that one; where
 * neither is, nothing is added.
 *
 * @param exactU the u of the comparison's level of equal values, whatever level this adjusts: the
 *     frequencies add up to it, not to the u of a looser level
 * @param weight how much of the adjustment counts, 0 to 1: less than 1 where values are only alike
 * @param minimumU the least frequency: a value that occurs once in a table is often a typing error,
 *     and no proof
 */
public record TermAdjustment(
    TermFrequencies frequencies, double exactU, double weight, double minimumU) {
  public TermAdjustment {
    MatchWeight.checkProbability(exactU);
    MatchWeight.checkProbability(minimumU);
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "the weight of a term-frequency adjustment lies between 0 and 1, but is " + weight);
    }
  }

  /** The frequency that two values have together; NaN where neither is known. */
  double frequency(String a, String b) {
    double ofA = frequencies.of(a);
    double ofB = a.equals(b) ? ofA : frequencies.of(b);
    if (Double.isNaN(ofA)) {
      return ofB;
    }
    return Double.isNaN(ofB) ? ofA : Math.max(ofA, ofB);
  }

  /** What a frequency adds to a match weight, in bits; 0 for one that is not known. */
  double bits(double frequency) {
    return Double.isNaN(frequency)
        ? 0
        : weight * MatchWeight.log2Ratio(exactU, Math.max(frequency, minimumU));
  }

  /** The most that any two values add. */
  double mostBits() {
    return Math.max(0, bits(frequencies.least()));
  }
}
