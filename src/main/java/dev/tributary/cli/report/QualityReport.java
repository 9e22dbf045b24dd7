package dev.tributary.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.evaluation.Mistakes;
import dev.tributary.evaluation.Mistakes.Mistake;
import dev.tributary.evaluation.Mistakes.Part;
import dev.tributary.evaluation.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quality against a truth, for people and for programs. */
public final class QualityReport {
  private QualityReport() {}

  /** A small table. */
  public static List<String> lines(Quality quality) {
    Quality.Pairwise pairs = quality.pairwise();
    Quality.BCubed bCubed = quality.bCubed();
    Quality.ExactClusters exact = quality.exactClusters();
    List<String> lines = new ArrayList<>();
    lines.add(format("%-15s %9s %9s %9s", "", "precision", "recall", "F1"));
    lines.add(
        format(
            "%-15s %9.4f %9.4f %9.4f   %,d pairs right, %,d wrong, %,d missing",
            "pairwise",
            pairs.precision(),
            pairs.recall(),
            pairs.f1(),
            pairs.truePositives(),
            pairs.falsePositives(),
            pairs.falseNegatives()));
    lines.add(
        format(
            "%-15s %9.4f %9.4f %9.4f",
            "B-cubed", bCubed.precision(), bCubed.recall(), bCubed.f1()));
    lines.add(
        format(
            "%-15s %9.4f %9.4f %9s   %,d exact, of %,d found and %,d true",
            "exact clusters",
            exact.precision(),
            exact.recall(),
            "",
            exact.exact(),
            exact.foundClusters(),
            exact.trueClusters()));
    lines.add(
        format(
            "%,d records compared; %,d only in the truth, %,d only in what was found",
            quality.recordsCompared(), quality.onlyInTruth(), quality.onlyInFound()));
    return lines;
  }

  /** The worst clusters with what they are made of. */
  public static List<String> lines(Mistakes mistakes) {
    List<String> lines = new ArrayList<>();
    mistakes.merged().forEach(mistake -> add("wrongly merged", mistake, lines));
    mistakes.split().forEach(mistake -> add("wrongly split", mistake, lines));
    return lines;
  }

  private static void add(String what, Mistake mistake, List<String> lines) {
    lines.add(
        format(
            "%s: %s, %d records in %d parts, %d pairs wrong",
            what, mistake.cluster(), mistake.size(), mistake.partCount(), mistake.wrongPairs()));
    for (Part part : mistake.parts()) {
      lines.add(format("    %s: %d records, as %s", part.cluster(), part.size(), part.examples()));
    }
  }

  public static ObjectNode json(Quality quality) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Quality.Pairwise pairs = quality.pairwise();
    json.putObject("pairwise")
        .put("precision", pairs.precision())
        .put("recall", pairs.recall())
        .put("f1", pairs.f1())
        .put("true_positives", pairs.truePositives())
        .put("false_positives", pairs.falsePositives())
        .put("false_negatives", pairs.falseNegatives());
    json.putObject("b_cubed")
        .put("precision", quality.bCubed().precision())
        .put("recall", quality.bCubed().recall())
        .put("f1", quality.bCubed().f1());
    Quality.ExactClusters exact = quality.exactClusters();
    json.putObject("exact_clusters")
        .put("exact", exact.exact())
        .put("true_clusters", exact.trueClusters())
        .put("found_clusters", exact.foundClusters())
        .put("precision", exact.precision())
        .put("recall", exact.recall());
    return json.put("records_compared", quality.recordsCompared())
        .put("only_in_truth", quality.onlyInTruth())
        .put("only_in_found", quality.onlyInFound());
  }

  public static ObjectNode json(Mistakes mistakes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    mistakes.merged().forEach(mistake -> add(mistake, json.withArrayProperty("merged")));
    mistakes.split().forEach(mistake -> add(mistake, json.withArrayProperty("split")));
    return json;
  }

  private static void add(Mistake mistake, ArrayNode array) {
    ObjectNode json =
        array
            .addObject()
            .put("cluster", mistake.cluster())
            .put("wrong_pairs", mistake.wrongPairs())
            .put("size", mistake.size())
            .put("part_count", mistake.partCount());
    for (Part part : mistake.parts()) {
      ObjectNode one =
          json.withArrayProperty("parts")
              .addObject()
              .put("cluster", part.cluster())
              .put("size", part.size());
      part.examples().forEach(key -> one.withArrayProperty("examples").add(key.toString()));
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
