package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores by evidence: the total is the sum of log2(m/u) over the levels that the pair reaches, in
 * bits. A comparison with nothing to compare is no evidence either way.
 */
public final class FellegiSunterScorer implements PairScorer {
  private final SumOfParts sum;
  private final List<String> partNames;

  /** Without a prior: the total is the raw composite score. */
  public FellegiSunterScorer(List<Comparison> comparisons) {
    this(comparisons, 0);
  }

  /**
   * Adds log2 of the prior odds that two records match to every total, so that {@link
   * MatchWeight#probability} of it is the probability of a match.
   */
  public FellegiSunterScorer(List<Comparison> comparisons, double priorLog2Odds) {
    if (!(Math.abs(priorLog2Odds) <= ScorePart.MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "log2 of the prior odds lies within +-%s, but is %s"
              .formatted(ScorePart.MAX_WEIGHT, priorLog2Odds));
    }
    sum = new SumOfParts(comparisons.stream().map(WeighedComparison::new).toList(), priorLog2Odds);
    partNames = sum.names();
  }

  @Override
  public PairScore score(Features a, Features b) {
    return sum.score(a, b);
  }

  @Override
  public @Nullable PairScore scoreIfAtLeast(Features a, Features b, double floor) {
    return sum.scoreIfAtLeast(a, b, floor);
  }

  @Override
  public PairExplanation explain(Features a, Features b) {
    return sum.explain(strategy(), a, b);
  }

  @Override
  public List<String> partNames() {
    return partNames;
  }

  @Override
  public String strategy() {
    return "fellegi_sunter";
  }
}
