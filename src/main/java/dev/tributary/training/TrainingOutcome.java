package dev.tributary.training;

import dev.tributary.scoring.TrainedModel;
import java.util.List;

/**
 * A trained model and how it came about.
 *
 * @param passes in the order of the blocking rules
 * @param candidates the combinations of levels among all candidate pairs that were drawn
 * @param candidateShare the share of all candidate pairs that was drawn
 * @param selfLevels the combination of levels that each record reaches with itself, counted
 * @param warnings for people: what the data did not say enough of, and what to do about it
 */
public record TrainingOutcome(
    TrainedModel model,
    List<Pass> passes,
    PatternCounts candidates,
    double candidateShare,
    PatternCounts selfLevels,
    List<String> warnings) {

  /**
   * A pass of expectation-maximisation.
   *
   * @param rule the name of its blocking rule
   * @param pairs how many pairs it saw
   * @param learned the comparisons that it estimated
   * @param matches how many of the pairs it expects to match
   */
  public record Pass(
      String rule,
      long pairs,
      List<Integer> learned,
      double matches,
      ExpectationMaximisation.Outcome outcome) {}
}
