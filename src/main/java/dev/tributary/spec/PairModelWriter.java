package dev.tributary.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Tolerance;
import dev.tributary.scoring.BoostedTrees;
import dev.tributary.scoring.DecisionTree;
import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.PairModel;
import dev.tributary.spec.Imported.FeatureSection;
import java.util.List;
import java.util.Map;

/** Writes a model of pairs in the form that {@link PairModelReader} reads. */
final class PairModelWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PairModelWriter() {}

  /** A model as text; the same model gives the same text. */
  static String write(
      List<FeatureSection> features,
      PairModel model,
      List<Double> missing,
      Map<String, Long> trainedFrom) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", PairModelReader.FORMAT);
    root.put("type", model instanceof LogisticModel ? "logistic_regression" : "boosted_trees");
    if (!trainedFrom.isEmpty()) {
      trainedFrom.forEach(root.putObject("trained_from")::put);
    }
    ArrayNode written = root.putArray("features");
    for (int i = 0; i < features.size(); i++) {
      write(features.get(i), missing.get(i), written.addObject());
    }
    if (model instanceof LogisticModel logistic) {
      root.put("intercept", logistic.intercept());
      ArrayNode coefficients = root.putArray("coefficients");
      for (double coefficient : logistic.coefficients()) {
        coefficients.add(coefficient);
      }
    } else if (model instanceof BoostedTrees boosted) {
      root.put("base_score", boosted.start());
      ArrayNode trees = root.putArray("trees");
      boosted.trees().forEach(tree -> write(tree, 0, trees.addObject()));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written as JSON", e);
    }
  }

  private static void write(FeatureSection feature, double missing, ObjectNode to) {
    to.put("attribute", feature.attribute().name());
    if (feature.normaliser() != null) {
      to.put("normalizer", feature.normaliser().name());
    }
    Closeness range = feature.measure().range();
    if (range == null) {
      to.put("comparator", feature.measure().comparator());
    } else {
      Tolerance tolerance = range.tolerance();
      to.put("tolerance", tolerance.amount());
      boolean share = tolerance.kind() == Tolerance.Kind.BY_SIZE && tolerance.amount() <= 1;
      if (share || tolerance.kind() == Tolerance.Kind.RELATIVE) {
        to.put("relative", true);
      }
    }
    if (!Double.isNaN(missing)) {
      to.put("missing", missing);
    }
  }

  private static void write(DecisionTree tree, int node, ObjectNode to) {
    if (tree.feature()[node] == DecisionTree.LEAF) {
      to.put("leaf", tree.value()[node]);
      return;
    }
    to.put("feature", tree.feature()[node]);
    to.put("below", tree.value()[node]);
    write(tree, tree.yes()[node], to.putObject("yes"));
    write(tree, tree.no()[node], to.putObject("no"));
    to.put("missing", tree.missing()[node] == tree.yes()[node] ? "yes" : "no");
  }
}
