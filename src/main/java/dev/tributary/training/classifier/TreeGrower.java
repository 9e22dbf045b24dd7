package dev.tributary.training.classifier;

import dev.tributary.scoring.DecisionTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows one regression tree on the gradient and curvature of the logistic loss (T. Chen, C.
 * Guestrin, 2016): a leaf is the Newton step of its pairs, a split the one that lowers the loss
 * most, and pairs without the value go where that is better.
 */
final class TreeGrower {
  private static final int DEEPEST = 3;
  private static final double RIDGE = 1;
  private static final double LEAST_CURVATURE = 1;
  private static final double LEAST_GAIN = 1e-3;

  private final FeatureBins bins;
  private final double[] gradient;
  private final double[] curvature;
  private final double shrinkage;

  private final List<Integer> feature = new ArrayList<>();
  private final List<Double> value = new ArrayList<>();
  private final List<Integer> yes = new ArrayList<>();
  private final List<Integer> no = new ArrayList<>();
  private final List<Integer> missing = new ArrayList<>();

  /**
   * Prepares a tree.
   *
   * @param gradient by pair, truth minus probability
   * @param curvature by pair, probability times its complement
   */
  TreeGrower(FeatureBins bins, double[] gradient, double[] curvature, double shrinkage) {
    this.bins = bins;
    this.gradient = gradient;
    this.curvature = curvature;
    this.shrinkage = shrinkage;
  }

  /** The place of a split and what it gains. */
  private record Split(int feature, int bound, boolean missingBelow, double gain) {}

  /** Gradient and curvature of some pairs. */
  private record Sums(double gradient, double curvature) {
    Sums plus(Sums other) {
      return new Sums(gradient + other.gradient, curvature + other.curvature);
    }

    Sums minus(Sums other) {
      return new Sums(gradient - other.gradient, curvature - other.curvature);
    }

    double score() {
      return gradient * gradient / (curvature + RIDGE);
    }
  }

  DecisionTree grow(int[] rows) {
    add(rows, 0);
    return new DecisionTree(
        ints(feature),
        value.stream().mapToDouble(Double::doubleValue).toArray(),
        ints(yes),
        ints(no),
        ints(missing));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private int add(int[] rows, int depth) {
    int node = feature.size();
    Sums all = sums(rows);
    feature.add(DecisionTree.LEAF);
    value.add(shrinkage * all.gradient() / (all.curvature() + RIDGE));
    yes.add(0);
    no.add(0);
    missing.add(0);
    Split split = depth < DEEPEST ? best(rows, all) : null;
    if (split != null) {
      int[] below = Arrays.stream(rows).filter(row -> goesBelow(row, split)).toArray();
      int[] above = Arrays.stream(rows).filter(row -> !goesBelow(row, split)).toArray();
      feature.set(node, split.feature());
      value.set(node, bins.bound(split.feature(), split.bound()));
      yes.set(node, add(below, depth + 1));
      no.set(node, add(above, depth + 1));
      missing.set(node, split.missingBelow() ? yes.get(node) : no.get(node));
    }
    return node;
  }

  private boolean goesBelow(int row, Split split) {
    int bin = bins.bin(split.feature(), row);
    return bin < 0 ? split.missingBelow() : bin <= split.bound();
  }

  private Sums sums(int[] rows) {
    double ofGradient = 0;
    double ofCurvature = 0;
    for (int row : rows) {
      ofGradient += gradient[row];
      ofCurvature += curvature[row];
    }
    return new Sums(ofGradient, ofCurvature);
  }

  private @Nullable Split best(int[] rows, Sums all) {
    Split best = null;
    for (int candidate = 0; candidate < bins.features(); candidate++) {
      Split split = best(candidate, rows, all);
      if (split != null && (best == null || split.gain() > best.gain())) {
        best = split;
      }
    }
    return best;
  }

  private @Nullable Split best(int of, int[] rows, Sums all) {
    int bounds = bins.boundCount(of);
    double[] gradients = new double[bounds + 1];
    double[] curvatures = new double[bounds + 1];
    for (int row : rows) {
      int bin = bins.bin(of, row);
      if (bin >= 0) {
        gradients[bin] += gradient[row];
        curvatures[bin] += curvature[row];
      }
    }
    Sums there = new Sums(Arrays.stream(gradients).sum(), Arrays.stream(curvatures).sum());
    Sums absent = all.minus(there);
    Split best = null;
    Sums below = new Sums(0, 0);
    for (int bound = 0; bound < bounds; bound++) {
      below = below.plus(new Sums(gradients[bound], curvatures[bound]));
      for (boolean missingBelow : new boolean[] {false, true}) {
        Sums left = missingBelow ? below.plus(absent) : below;
        Sums right = all.minus(left);
        double gain = left.score() + right.score() - all.score();
        boolean heavy = left.curvature() >= LEAST_CURVATURE && right.curvature() >= LEAST_CURVATURE;
        if (heavy && gain > (best == null ? LEAST_GAIN : best.gain())) {
          best = new Split(of, bound, missingBelow, gain);
        }
      }
    }
    return best;
  }
}
