package dev.tributary.training.report;

import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.TrainingOutcome.Pass;
import java.util.ArrayList;
import java.util.List;

/** What a training found, in lines for a terminal. */
public final class TrainingSummary {
  private TrainingSummary() {}

  public static List<String> lines(TrainingOutcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(Charts.format("%-40s %10s %12s %8s", "level", "m", "u", "weight"));
    for (TrainedComparison comparison : outcome.model().comparisons()) {
      for (TrainedLevel level : comparison.levels()) {
        lines.add(
            Charts.format(
                "%-40s %10.6f %12.8f %+8.2f",
                comparison.name() + " " + level.condition(),
                level.m(),
                level.u(),
                MatchWeight.of(level.m(), level.u())));
      }
    }
    lines.add("");
    for (Pass pass : outcome.passes()) {
      lines.add(
          Charts.format(
              "pass %s: %,d pairs, %,.0f matches expected, %d iterations",
              pass.rule(), pass.pairs(), pass.matches(), pass.outcome().steps().size() - 1));
    }
    double prior = outcome.model().prior();
    lines.add(
        Charts.format(
            "prior: one pair in %,.0f matches (%.2f bits)",
            1 / Math.max(1e-18, prior), MatchWeight.ofProbability(prior)));
    if (outcome.model().neighbours() > 0) {
      lines.add(
          Charts.format(
              "neighbours: %.3f pairs of others of one house or company for each that matches",
              outcome.model().neighbours()));
    }
    return lines;
  }
}
