package dev.tributary.scoring;

/** A degree of agreement, with how often matches and non-matches show it. */
public sealed interface ComparisonLevel permits SimilarityLevel, CrossLevel, ElseLevel {
  /** The probability of this level among matches. */
  double m();

  /** The probability of this level among non-matches. */
  double u();

  /** The evidence of this level in bits. */
  default double matchWeight() {
    return MatchWeight.of(m(), u());
  }
}
