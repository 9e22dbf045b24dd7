package dev.tributary.scoring;

import java.util.List;

/**
 * Gradient-boosted trees for the logistic loss: the log odds of a match are a start plus what the
 * leaves say that a pair reaches, shrinkage included.
 */
public final class BoostedTrees implements PairModel {
  private final double start;
  private final DecisionTree[] trees;
  private final int featureCount;

  /**
   * Natural logarithms.
   *
   * @param featureCount how many features there are; no tree asks for another
   */
  public BoostedTrees(double start, List<DecisionTree> trees, int featureCount) {
    this.start = start;
    this.trees = trees.toArray(DecisionTree[]::new);
    this.featureCount = featureCount;
    for (DecisionTree tree : trees) {
      if (tree.highestFeature() >= featureCount) {
        throw new IllegalArgumentException(
            "a tree asks for feature %s, but there are %s, counted from 0"
                .formatted(tree.highestFeature(), featureCount));
      }
    }
  }

  /** The log odds before any tree. */
  public double start() {
    return start;
  }

  public List<DecisionTree> trees() {
    return List.of(trees);
  }

  @Override
  public double probability(double[] features) {
    double logOdds = start;
    for (DecisionTree tree : trees) {
      logOdds += tree.walk(features);
    }
    return PairModel.logistic(logOdds);
  }

  @Override
  public int featureCount() {
    return featureCount;
  }
}
