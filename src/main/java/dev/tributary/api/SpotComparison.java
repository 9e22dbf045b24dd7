package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.PairReport;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SourceRecord;
import dev.tributary.topology.RecordPreviews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records that nobody has compared, or whose score was too low to be kept, by the spec
 * in force. It shows what each comparison counts, and no value.
 */
final class SpotComparison {
  private final Answering answering;
  private final FleetPreview previews;

  SpotComparison(Answering answering, FleetPreview previews) {
    this.answering = answering;
    this.previews = previews;
  }

  /**
   * What came of it.
   *
   * @param sharedBlocks the blocking keys that the two have in common
   */
  record Compared(List<String> sharedBlocks, ObjectNode json) {}

  /** Compares two records; null where one of them cannot be read at the moment. */
  @Nullable Compared compare(RecordKey a, RecordKey b) {
    Plan plan = answering.plan();
    try {
      SourceRecord one = record(plan, a);
      SourceRecord other = record(plan, b);
      return one == null || other == null ? null : compared(plan, plan.explain(one, other));
    } catch (UnavailableException e) {
      return null;
    }
  }

  private @Nullable SourceRecord record(Plan plan, RecordKey key) {
    RecordPreviews.Known known = previews.askKnown(key);
    Map<String, String> columns = known.row() == null ? null : known.row().columns();
    return columns == null ? null : new SourceRecord(key, plan.attributes(key, columns));
  }

  private static Compared compared(Plan plan, PairReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    report.blocks().forEach(node.putArray("shared_blocks")::add);
    node.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    finite(node, "score", report.explanation().total());
    finite(node, "probability", report.probability());
    ArrayNode features = node.putArray("features");
    for (PairReport.Step step : report.steps()) {
      if (!Double.isNaN(step.part().contribution())) {
        finite(
            features.addObject().put("name", step.part().name()),
            "weight",
            step.part().contribution());
      }
    }
    node.put("spec_version", plan.identityVersion());
    return new Compared(report.blocks(), node);
  }

  /** A veto has no number. */
  private static void finite(ObjectNode node, String field, double number) {
    if (Double.isFinite(number)) {
      node.put(field, Math.round(number * 1e6) / 1e6);
    } else {
      node.putNull(field);
    }
  }
}
