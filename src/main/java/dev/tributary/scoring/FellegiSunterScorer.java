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
  /** Stands in place of a level where a pair has nothing to compare. */
  public static final int NO_LEVEL = -1;

  private final SumOfParts sum;
  private final List<String> partNames;
  private final List<Comparison> comparisons;
  private final WeighedComparison[] weighed;
  private final double priorLog2Odds;

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
    this.comparisons = List.copyOf(comparisons);
    this.priorLog2Odds = priorLog2Odds;
    weighed = comparisons.stream().map(WeighedComparison::new).toArray(WeighedComparison[]::new);
    sum = new SumOfParts(List.of(weighed), priorLog2Odds);
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

  /** What is compared, in the order of the parts of a score. */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /** What every total starts from: log2 of the prior odds that two compared records match. */
  public double priorLog2Odds() {
    return priorLog2Odds;
  }

  /**
   * The comparison levels that a pair reaches, in the order of the comparisons: the number of the
   * level in its comparison, or {@link #NO_LEVEL} where there is nothing to compare.
   */
  public int[] levels(Features a, Features b) {
    int[] levels = new int[weighed.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = weighed[i].level(a, b);
    }
    return levels;
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
