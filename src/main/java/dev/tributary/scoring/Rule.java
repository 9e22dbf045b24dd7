package dev.tributary.scoring;

import dev.tributary.model.Features;

/**
 * A rule of a weighted sum: it contributes its weight times how far it matches, from 0 to 1. A rule
 * over a slot that is empty on either side is skipped, not penalised.
 */
public sealed interface Rule extends ScorePart
    permits ExactRule, SimilarityRule, CompositeRule, ModelRule, ConflictRule {
  /** Between 0 and {@link ScorePart#MAX_WEIGHT}. */
  double weight();

  /** How far the rule matches: 0 where it does not fire, NaN where it had nothing to compare. */
  double match(Features a, Features b);

  @Override
  default double contribution(Features a, Features b) {
    return weight() * match(a, b);
  }
}
