package dev.tributary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.scoring.DecisionTree;
import java.util.ArrayList;
import java.util.List;

/** Reads one tree of a model: nodes within nodes, each a split or a leaf. */
final class TreeReader {
  private static final int MOST_NODES = 100_000;

  private final List<Node> nodes = new ArrayList<>();

  private TreeReader() {}

  private static final class Node {
    int feature = DecisionTree.LEAF;
    double value;
    int yes;
    int no;
    int missing;
  }

  static DecisionTree read(JsonNode root, String path) throws FileFormatException {
    TreeReader reader = new TreeReader();
    reader.add(root, path);
    List<Node> nodes = reader.nodes;
    return new DecisionTree(
        nodes.stream().mapToInt(node -> node.feature).toArray(),
        nodes.stream().mapToDouble(node -> node.value).toArray(),
        nodes.stream().mapToInt(node -> node.yes).toArray(),
        nodes.stream().mapToInt(node -> node.no).toArray(),
        nodes.stream().mapToInt(node -> node.missing).toArray());
  }

  /** Adds a node and all below it, a parent before its children; the depth is limited by JSON. */
  private int add(JsonNode json, String path) throws FileFormatException {
    if (nodes.size() >= MOST_NODES) {
      throw new FileFormatException(path, "a tree has at most " + MOST_NODES + " nodes");
    }
    Node node = new Node();
    int number = nodes.size();
    nodes.add(node);
    if (json.has("leaf")) {
      node.value = PairModelReader.number(json.path("leaf"), path + ".leaf");
      return number;
    }
    if (!json.path("feature").isInt() || json.path("feature").asInt() < 0) {
      throw new FileFormatException(path, "expected \"leaf\", or \"feature\", a number from 0");
    }
    node.feature = json.path("feature").asInt();
    node.value = PairModelReader.number(json.path("below"), path + ".below");
    node.yes = add(json.path("yes"), path + ".yes");
    node.no = add(json.path("no"), path + ".no");
    String missing = json.path("missing").asText("no");
    if (!missing.equals("yes") && !missing.equals("no")) {
      throw new FileFormatException(path + ".missing", "expected \"yes\" or \"no\"");
    }
    node.missing = missing.equals("yes") ? node.yes : node.no;
    return number;
  }
}
