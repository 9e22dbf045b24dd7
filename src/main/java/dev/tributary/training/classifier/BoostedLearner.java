package dev.tributary.training.classifier;

import dev.tributary.scoring.BoostedTrees;
import dev.tributary.scoring.DecisionTree;
import dev.tributary.scoring.PairModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gradient boosting for the logistic loss (J. Friedman, 2001): tree after tree, each on what those
 * before it leave unexplained. A stage is one more tree.
 */
final class BoostedLearner implements PairLearner {
  private static final int MOST_TREES = 300;
  private static final double SHRINKAGE = 0.1;

  @Override
  public int mostStages() {
    return MOST_TREES;
  }

  @Override
  public Fitted fit(LabelledPairs pairs, int[] rows, int stages) {
    FeatureBins bins = new FeatureBins(pairs, rows);
    double start = start(pairs, rows);
    double[] logOdds = new double[pairs.size()];
    double[] gradient = new double[pairs.size()];
    double[] curvature = new double[pairs.size()];
    for (int row : rows) {
      logOdds[row] = start;
    }
    List<DecisionTree> trees = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      for (int row : rows) {
        double probability = PairModel.logistic(logOdds[row]);
        gradient[row] = (pairs.isMatch(row) ? 1 : 0) - probability;
        curvature[row] = probability * (1 - probability);
      }
      DecisionTree tree = new TreeGrower(bins, gradient, curvature, SHRINKAGE).grow(rows);
      trees.add(tree);
      for (int row : rows) {
        logOdds[row] += tree.walk(pairs.features(row));
      }
    }
    return new Boosted(start, trees, pairs.featureCount());
  }

  /** The log odds of a match among the pairs, as if one more of each kind had been seen. */
  private static double start(LabelledPairs pairs, int[] rows) {
    int matches = 0;
    for (int row : rows) {
      matches += pairs.isMatch(row) ? 1 : 0;
    }
    return Math.log((matches + 1.0) / (rows.length - matches + 1.0));
  }

  /** Fitted trees. */
  private record Boosted(double start, List<DecisionTree> trees, int featureCount)
      implements Fitted {
    @Override
    public double[] stages(double[] features) {
      double[] stages = new double[trees.size()];
      double sum = start;
      for (int stage = 0; stage < stages.length; stage++) {
        sum += trees.get(stage).walk(features);
        stages[stage] = sum;
      }
      return stages;
    }

    @Override
    public Fitted scaled(double slope, double shift) {
      return new Boosted(
          slope * start + shift,
          trees.stream().map(tree -> tree.scaled(slope)).toList(),
          featureCount);
    }

    @Override
    public PairModel model() {
      return new BoostedTrees(start, trees, featureCount);
    }

    @Override
    public List<Double> missing() {
      return Collections.nCopies(featureCount, Double.NaN);
    }
  }
}
