package dev.tributary.training.report;

import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.training.PatternCounts;
import dev.tributary.training.PatternCounts.Pattern;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the match weights of a model over combinations of levels, without term frequencies. */
final class Weights {
  private final double[][] weights;
  private final double prior;

  Weights(TrainedModel model) {
    weights =
        model.comparisons().stream()
            .map(
                comparison ->
                    comparison.levels().stream()
                        .mapToDouble(level -> MatchWeight.of(level.m(), level.u()))
                        .toArray())
            .toArray(double[][]::new);
    prior = MatchWeight.ofProbability(model.prior());
  }

  double total(Pattern pattern) {
    double total = prior;
    for (int i = 0; i < weights.length; i++) {
      int level = pattern.levels()[i];
      total += level == FellegiSunterScorer.NO_LEVEL ? 0 : weights[i][level];
    }
    return total;
  }

  /** How many pairs there are by total, in steps of a bit, rounded down. */
  Map<Integer, Long> histogram(PatternCounts counts) {
    Map<Integer, Long> histogram = new TreeMap<>();
    for (Pattern pattern : counts.patterns()) {
      histogram.merge((int) Math.floor(total(pattern)), pattern.count(), Long::sum);
    }
    return histogram;
  }
}
