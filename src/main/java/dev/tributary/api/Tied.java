package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known between two records.
 *
 * @param a the one of the lower key
 * @param evidence score, probability, label, reason and features, as the decision about one of them
 *     tells; what a steward demands has no score
 */
record Tied(RecordKey a, RecordKey b, JsonNode evidence) {
  static Tied of(RecordKey one, RecordKey other, JsonNode evidence) {
    return one.compareTo(other) < 0
        ? new Tied(one, other, evidence)
        : new Tied(other, one, evidence);
  }

  /** A link that the crosswalk names and no decision has evidence of. */
  static Tied ofCrosswalk(RecordKey record, RecordKey matched, JsonNode decision) {
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.set("score", decision.path("score"));
    evidence.set("probability", decision.path("probability"));
    evidence.put("label", decision.path("score").isNull() ? "steward" : "match");
    evidence.putNull("reason").putArray("features");
    return of(record, matched, evidence);
  }

  /** Whether it ties them: nobody is asked about it. */
  boolean joins() {
    return evidence.path("reason").isNull();
  }

  /** The other end; null where the record is none of the two. */
  @Nullable RecordKey other(RecordKey end) {
    return end.equals(a) ? b : end.equals(b) ? a : null;
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("a", name(a));
    node.set("b", name(b));
    for (String field : new String[] {"score", "probability", "label", "reason", "features"}) {
      node.set(field, evidence.path(field));
    }
    return node.put("joins", joins());
  }

  static ObjectNode name(RecordKey record) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("source", record.source()).put("id", record.id());
  }
}
