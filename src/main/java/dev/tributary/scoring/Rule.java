package dev.tributary.scoring;

/**
 * A rule of a weighted sum: it contributes its weight times how far it matches, from 0 to 1. A rule
 * over a slot that is empty on either side is skipped, not penalised.
 */
public sealed interface Rule extends ScorePart permits ExactRule, SimilarityRule, CompositeRule {
  /** Between 0 and {@link ScorePart#MAX_WEIGHT}. */
  double weight();
}
