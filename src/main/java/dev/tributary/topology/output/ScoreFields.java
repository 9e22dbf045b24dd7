package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.clustering.Edge;
import dev.tributary.model.Tie;
import dev.tributary.spec.Plan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields that say how strong a link is, and why. */
final class ScoreFields {
  private static final float[] NONE = {};

  private final Plan plan;
  private final String[] partNames;

  ScoreFields(Plan plan) {
    this.plan = plan;
    this.partNames = plan.policy().partNames().toArray(String[]::new);
  }

  /** Score and probability; null both for no edge and for one that a steward demanded. */
  void strength(JsonGenerator json, @Nullable Edge edge) throws IOException {
    if (edge == null || edge.key().mustLink()) {
      json.writeNullField("score");
      json.writeNullField("probability");
    } else {
      strength(json, edge.total(), edge.tie());
    }
  }

  void strength(JsonGenerator json, double total, Tie tie) throws IOException {
    Json.number(json, "score", total);
    Json.number(json, "probability", plan.policy().probability(total, tie));
  }

  /** What each rule or comparison contributed. */
  void features(JsonGenerator json, @Nullable Edge edge) throws IOException {
    features(json, edge == null ? NONE : edge.parts());
  }

  /** What each rule or comparison contributed; those with nothing to compare are left out. */
  void features(JsonGenerator json, float[] parts) throws IOException {
    json.writeArrayFieldStart("features");
    // A score of another spec may have another number of parts: its names are not known here.
    int named = parts.length == partNames.length ? parts.length : 0;
    for (int i = 0; i < named; i++) {
      if (Float.isFinite(parts[i])) {
        json.writeStartObject();
        json.writeStringField("name", partNames[i]);
        Json.number(json, "weight", parts[i]);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
