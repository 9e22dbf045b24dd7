package dev.tributary.scoring;

/**
 * A regression tree in arrays: node 0 is the root, and children stand behind their parent.
 *
 * <p>A pair goes to {@code yes} where the feature is below the bound, else to {@code no}; where the
 * feature is missing, to whichever the node names for that.
 *
 * @param feature by node; {@link #LEAF} for a leaf
 * @param value by node: the bound, or what a leaf adds to the log odds
 * @param yes by node
 * @param no by node
 * @param missing by node
 */
@SuppressWarnings("ArrayRecordComponent") // read in a loop over millions of pairs, never compared
public record DecisionTree(int[] feature, double[] value, int[] yes, int[] no, int[] missing) {
  public static final int LEAF = -1;

  public DecisionTree {
    int nodes = feature.length;
    if (nodes == 0
        || value.length != nodes
        || yes.length != nodes
        || no.length != nodes
        || missing.length != nodes) {
      throw new IllegalArgumentException("a tree has a root, and all its arrays one length");
    }
    for (int node = 0; node < nodes; node++) {
      boolean leaf = feature[node] == LEAF;
      if (!Double.isFinite(value[node])) {
        throw new IllegalArgumentException("node " + node + " of a tree has no finite number");
      }
      if (!leaf && !(isBehind(node, yes, nodes) && isBehind(node, no, nodes))) {
        throw new IllegalArgumentException("node " + node + " of a tree has no child behind it");
      }
      if (!leaf && missing[node] != yes[node] && missing[node] != no[node]) {
        throw new IllegalArgumentException(
            "node " + node + " of a tree sends missing values to neither child");
      }
    }
  }

  /** With children behind their parents no walk goes round in circles. */
  private static boolean isBehind(int node, int[] child, int nodes) {
    return child[node] > node && child[node] < nodes;
  }

  /**
   * What the leaf says that a pair reaches.
   *
   * @param features one number per feature; NaN where a record lacks the value
   */
  public double walk(double[] features) {
    int node = 0;
    while (feature[node] != LEAF) {
      double seen = features[feature[node]];
      if (Double.isNaN(seen)) {
        node = missing[node];
      } else {
        node = seen < value[node] ? yes[node] : no[node];
      }
    }
    return value[node];
  }

  /** The same tree with every leaf times a factor. */
  public DecisionTree scaled(double factor) {
    double[] scaled = value.clone();
    for (int node = 0; node < scaled.length; node++) {
      scaled[node] *= feature[node] == LEAF ? factor : 1;
    }
    return new DecisionTree(feature, scaled, yes, no, missing);
  }

  int highestFeature() {
    int highest = LEAF;
    for (int used : feature) {
      highest = Math.max(highest, used);
    }
    return highest;
  }
}
