package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.Tie;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two thresholds: from the upper one on a pair matches, from the lower one on a person looks. */
public final class ThresholdPolicy implements PairPolicy {
  private final PairScorer scorer;
  private final double match;
  private final double review;
  private final DoubleUnaryOperator probability;

  /**
   * @param match the lowest score of a match, in the unit of the scorer
   * @param review the lowest score that a person looks at
   * @param probability makes a number from 0 to 1 of a score
   */
  public ThresholdPolicy(
      PairScorer scorer, double match, double review, DoubleUnaryOperator probability) {
    this.scorer = scorer;
    this.match = match;
    this.review = review;
    this.probability = probability;
  }

  @Override
  public @Nullable Judgement judge(Features a, Features b) {
    PairScore score = scorer.scoreIfAtLeast(a, b, review);
    if (score == null) {
      return null;
    }
    boolean matches = score.total() >= match;
    return new Judgement(score, matches ? Tie.MATCH : Tie.REVIEW, matches);
  }

  @Override
  public List<String> partNames() {
    return scorer.partNames();
  }

  @Override
  public String method(Tie tie) {
    return scorer.strategy();
  }

  @Override
  public String label(Tie tie) {
    return tie.equals(Tie.MATCH) ? "match" : "review";
  }

  @Override
  public double probability(double total, Tie tie) {
    return probability.applyAsDouble(total);
  }
}
