package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final @Nullable Neighbours neighbours;
  private final double[] shared;

  /** Without a prior: the total is the raw composite score. */
  public FellegiSunterScorer(List<Comparison> comparisons) {
    this(comparisons, 0);
  }

  /**
   * Adds log2 of the prior odds that two records match to every total, so that {@link
   * MatchWeight#probability} of it is the probability of a match.
   */
  public FellegiSunterScorer(List<Comparison> comparisons, double priorLog2Odds) {
    this(comparisons, priorLog2Odds, null);
  }

  /**
   * Holds every pair against neighbours too: the last part of a score is what they take off it.
   *
   * @param neighbours null where there are none
   */
  public FellegiSunterScorer(
      List<Comparison> comparisons, double priorLog2Odds, @Nullable Neighbours neighbours) {
    if (!(Math.abs(priorLog2Odds) <= ScorePart.MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "log2 of the prior odds lies within +-%s, but is %s"
              .formatted(ScorePart.MAX_WEIGHT, priorLog2Odds));
    }
    this.comparisons = List.copyOf(comparisons);
    this.priorLog2Odds = priorLog2Odds;
    weighed = comparisons.stream().map(WeighedComparison::new).toArray(WeighedComparison[]::new);
    sum = new SumOfParts(List.of(weighed), priorLog2Odds);
    this.neighbours = neighbours;
    shared = comparisons.stream().mapToDouble(Comparison::shared).toArray();
    List<String> names = new ArrayList<>(sum.names());
    if (neighbours != null) {
      names.add(Neighbours.PART);
    }
    partNames = List.copyOf(names);
  }

  @Override
  public PairScore score(Features a, Features b) {
    return heldAgainst(neighbours, sum.score(a, b));
  }

  @Override
  public @Nullable PairScore scoreIfAtLeast(Features a, Features b, double floor) {
    PairScore score = sum.scoreIfAtLeast(a, b, floor);
    if (score == null || neighbours == null) {
      return score;
    }
    PairScore less = heldAgainst(neighbours, score);
    return less.total() >= floor ? less : null;
  }

  /** What neighbours take off a score, which has no more to lose where a part vetoes. */
  private double bits(Neighbours others, PairScore score) {
    return Double.isInfinite(score.total()) ? 0 : others.bits(score.parts(), shared);
  }

  private PairScore heldAgainst(@Nullable Neighbours others, PairScore score) {
    if (others == null) {
      return score;
    }
    double bits = bits(others, score);
    float[] parts = Arrays.copyOf(score.parts(), shared.length + 1);
    parts[shared.length] = (float) bits;
    return new PairScore(SumOfParts.rounded(score.total() + bits), parts);
  }

  /**
   * The same with the words of comparisons weighed.
   *
   * @param words by comparison, the share of values that have each word
   */
  public FellegiSunterScorer weighing(List<TermFrequencies> words) {
    List<Comparison> weighing = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      weighing.add(comparisons.get(i).weighing(words.get(i)));
    }
    return new FellegiSunterScorer(weighing, priorLog2Odds, neighbours);
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
    PairExplanation explanation = sum.explain(strategy(), a, b);
    if (neighbours == null) {
      return explanation;
    }
    PairScore score = sum.score(a, b);
    List<PartExplanation> parts = new ArrayList<>(explanation.parts());
    parts.add(PartExplanation.ofNeighbours(bits(neighbours, score)));
    double total = heldAgainst(neighbours, score).total();
    return new PairExplanation(strategy(), priorLog2Odds, parts, total);
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
