package dev.tributary.scoring;

/** A degree of agreement, and what it says when a pair reaches it. */
public sealed interface ComparisonLevel permits SimilarityLevel, CrossLevel, NullLevel, ElseLevel {
  Evidence evidence();

  /** The probability of this level among matches; NaN where its weight is given instead. */
  default double m() {
    return evidence().m();
  }

  /** The probability of this level among non-matches; NaN where its weight is given instead. */
  default double u() {
    return evidence().u();
  }

  /** The evidence of this level in bits, before any adjustment. */
  default double matchWeight() {
    return evidence().matchWeight();
  }
}
