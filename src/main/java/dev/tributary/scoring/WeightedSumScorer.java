package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores by rules: the total is the sum of weight times match over all that could be compared. */
public final class WeightedSumScorer implements PairScorer {
  private final List<Rule> rules;
  private final SumOfParts sum;
  private final List<String> partNames;

  /** Rules in the order of their declaration, which is the order of the parts of a score. */
  public WeightedSumScorer(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    sum = new SumOfParts(rules, 0);
    partNames = sum.names();
  }

  /** The rules in the order of their declaration. */
  public List<Rule> rules() {
    return rules;
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
    return "weighted_sum";
  }
}
