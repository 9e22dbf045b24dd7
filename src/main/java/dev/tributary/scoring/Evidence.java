package dev.tributary.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What reaching a comparison level says.
 *
 * @param m the probability of the level among matches; NaN where the weight is given instead
 * @param u the probability of the level among non-matches; NaN where the weight is given instead
 * @param matchWeight the evidence in bits; {@link Double#NEGATIVE_INFINITY} for a veto
 * @param adjustment the correction by how common the values are, null for none
 */
public record Evidence(
    double m, double u, double matchWeight, @Nullable TermAdjustment adjustment) {
  /**
   * A conflict that no agreement elsewhere makes up for: two records with different dates of birth
   * are not one person, however alike they are. The total of such a pair is minus infinity.
   */
  public static final Evidence VETO =
      new Evidence(Double.NaN, Double.NaN, Double.NEGATIVE_INFINITY, null);

  /** The evidence log2(m / u). */
  public static Evidence of(double m, double u) {
    MatchWeight.checkProbability(m);
    MatchWeight.checkProbability(u);
    return new Evidence(m, u, MatchWeight.of(m, u), null);
  }

  /** A match weight that somebody decided, in bits. */
  public static Evidence ofWeight(double matchWeight) {
    if (!(Math.abs(matchWeight) <= ScorePart.MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "a match weight lies within +-" + ScorePart.MAX_WEIGHT + ", but is " + matchWeight);
    }
    return new Evidence(Double.NaN, Double.NaN, matchWeight, null);
  }

  /** The same, corrected by how common the values are. */
  public Evidence adjusted(TermAdjustment by) {
    return new Evidence(m, u, matchWeight, by);
  }

  public boolean isVeto() {
    return matchWeight == Double.NEGATIVE_INFINITY;
  }
}
