package dev.tributary.training.classifier;

import java.util.Arrays;

/**
 * Where trees may split: up to {@link #MOST} bounds for each feature, about as many pairs between
 * any two of them.
 */
final class FeatureBins {
  static final int MOST = 63;
  private static final byte MISSING = -1;

  private final double[][] bounds;
  private final byte[][] binned;

  /** Bounds by some pairs, and the bins of all pairs. */
  FeatureBins(LabelledPairs pairs, int[] rows) {
    int features = pairs.featureCount();
    bounds = new double[features][];
    binned = new byte[features][pairs.size()];
    for (int feature = 0; feature < features; feature++) {
      bounds[feature] = bounds(pairs, rows, feature);
      for (int pair = 0; pair < pairs.size(); pair++) {
        binned[feature][pair] = bin(pairs.features(pair)[feature], bounds[feature]);
      }
    }
  }

  private static double[] bounds(LabelledPairs pairs, int[] rows, int feature) {
    double[] values =
        Arrays.stream(rows)
            .mapToDouble(pair -> pairs.features(pair)[feature])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    double[] bounds = new double[MOST];
    int count = 0;
    for (int i = 1; i <= MOST && values.length > 0; i++) {
      int place = (int) ((long) i * values.length / (MOST + 1));
      double above = values[place];
      int below = firstOf(values, above) - 1;
      if (below >= 0) {
        double bound = values[below] + (above - values[below]) / 2;
        if (count == 0 || bounds[count - 1] < bound) {
          bounds[count++] = bound;
        }
      }
    }
    return withTop(Arrays.copyOf(bounds, count), values);
  }

  /** Most pairs may have one value and few a greater one: those are told apart too. */
  private static double[] withTop(double[] bounds, double[] values) {
    if (values.length == 0 || bounds.length >= MOST) {
      return bounds;
    }
    double top = values[values.length - 1];
    int below = firstOf(values, top) - 1;
    double bound = below < 0 ? top : values[below] + (top - values[below]) / 2;
    boolean known = below < 0 || (bounds.length > 0 && bounds[bounds.length - 1] >= bound);
    if (known) {
      return bounds;
    }
    double[] more = Arrays.copyOf(bounds, bounds.length + 1);
    more[bounds.length] = bound;
    return more;
  }

  private static int firstOf(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static byte bin(double value, double[] bounds) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    int bin = 0;
    while (bin < bounds.length && value >= bounds[bin]) {
      bin++;
    }
    return (byte) bin;
  }

  int features() {
    return bounds.length;
  }

  /** The bounds of a feature, rising; bin i holds what is below bound i and not below the last. */
  double bound(int feature, int number) {
    return bounds[feature][number];
  }

  int boundCount(int feature) {
    return bounds[feature].length;
  }

  /** The bin of a pair, from 0; negative where the value is missing. */
  int bin(int feature, int pair) {
    return binned[feature][pair];
  }
}
