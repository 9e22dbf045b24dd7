package dev.tributary.scoring;

import java.util.List;

/**
 * Why a pair has its score, part by part: what a waterfall chart draws.
 *
 * @param strategy the scoring strategy's name
 * @param prior what the total starts from, in the unit of the strategy
 * @param parts in the order of the spec; prior and contributions add up to the total, but for its
 *     rounding to nine decimals
 * @param total exactly what {@link PairScorer#score} says; minus infinity where a part vetoes
 */
public record PairExplanation(
    String strategy, double prior, List<PartExplanation> parts, double total) {
  public PairExplanation {
    parts = List.copyOf(parts);
  }

  /** Says whether a conflict decided, which no agreement makes up for. */
  public boolean isVetoed() {
    return total == Double.NEGATIVE_INFINITY;
  }
}
