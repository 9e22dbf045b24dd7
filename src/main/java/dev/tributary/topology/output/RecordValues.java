package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.ReviewItem;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The values of the topics whose keys are source records. */
final class RecordValues {
  private static final int MAX_CANDIDATES = 50;

  private static final Comparator<Neighbour> BEST_FIRST =
      Comparator.<Neighbour>comparingDouble(neighbour -> neighbour.score().total())
          .reversed()
          .thenComparing(Neighbour::key);

  private final Plan plan;
  private final ScoreFields scores;

  RecordValues(Plan plan, ScoreFields scores) {
    this.plan = plan;
    this.scores = scores;
  }

  void crosswalk(JsonGenerator json, Output.Crosswalk entry) throws IOException {
    Edge via = entry.via();
    Json.nameOf(json, entry.record());
    json.writeStringField("entity_id", entry.entity().toString());
    Json.time(json, "since", entry.atMillis());
    Json.time(json, "arrived_at", entry.arrivedMillis());
    json.writeObjectFieldStart("decision");
    outcome(json, via == null ? Outcome.INSERT_NEW : Outcome.MERGE);
    scores.strength(json, via);
    Json.record(json, "matched", via == null ? null : via.key().other(entry.record()));
    json.writeEndObject();
  }

  void decision(JsonGenerator json, Output.Decision decision) throws IOException {
    Json.nameOf(json, decision.record());
    outcome(json, outcomeOf(decision.neighbours()));
    json.writeNumberField("version", decision.version());
    json.writeArrayFieldStart("candidates");
    for (Neighbour neighbour : best(decision.neighbours())) {
      candidate(json, neighbour);
    }
    json.writeEndArray();
    json.writeNumberField("candidate_count", decision.neighbours().size());
    notLookedAt(json, decision);
    Json.time(json, "at", decision.atMillis());
    Json.time(json, "event_time", decision.eventTimeMillis());
    // Two machines may disagree about the time.
    long latencyMillis = Math.max(0, decision.atMillis() - decision.arrivedMillis());
    json.writeNumberField("latency_millis", latencyMillis);
    json.writeStringField("spec_version", plan.identityVersion());
  }

  private static Outcome outcomeOf(List<Neighbour> neighbours) {
    if (neighbours.isEmpty()) {
      return Outcome.INSERT_NEW;
    }
    return neighbours.stream().anyMatch(Neighbour::match) ? Outcome.MERGE : Outcome.HUMAN_REVIEW;
  }

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStringField("outcome", outcome.name());
  }

  private static List<Neighbour> best(List<Neighbour> neighbours) {
    return neighbours.size() < 2
        ? neighbours
        : neighbours.stream().sorted(BEST_FIRST).limit(MAX_CANDIDATES).toList();
  }

  private void candidate(JsonGenerator json, Neighbour neighbour) throws IOException {
    json.writeStartObject();
    Json.nameOf(json, neighbour.key());
    scores.strength(json, neighbour.score().total());
    json.writeStringField("label", neighbour.match() ? "match" : "review");
    scores.features(json, neighbour.score().parts());
    json.writeEndObject();
  }

  private void notLookedAt(JsonGenerator json, Output.Decision decision) throws IOException {
    json.writeArrayFieldStart("not_looked_at");
    for (int rule : decision.saturated()) {
      json.writeStartObject();
      json.writeStringField("rule", plan.blockingRuleName(rule));
      json.writeStringField("reason", "saturated");
      json.writeEndObject();
    }
    if (decision.failed()) {
      json.writeStartObject();
      json.writeNullField("rule");
      json.writeStringField("reason", "failed");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void review(JsonGenerator json, Output.Review review) throws IOException {
    List<Output.Review.Candidate> all = review.candidates();
    int shown = Math.min(all.size(), plan.limits().maxReviewItemsPerRecord());
    Json.nameOf(json, review.record());
    json.writeStringField("reason", "low_confidence");
    json.writeStringField("entity_id", review.entity().toString());
    json.writeArrayFieldStart("candidates");
    for (Output.Review.Candidate candidate : all.subList(0, shown)) {
      question(json, review.record(), candidate);
    }
    json.writeEndArray();
    json.writeNumberField("candidate_count", all.size());
    json.writeStringField("status", "pending");
    Json.time(json, "created_at", review.sinceMillis());
    Json.time(json, "updated_at", review.atMillis());
  }

  private void question(JsonGenerator json, RecordKey about, Output.Review.Candidate candidate)
      throws IOException {
    ReviewItem item = candidate.item();
    json.writeStartObject();
    Json.nameOf(json, about.equals(item.low()) ? item.high() : item.low());
    json.writeStringField("entity_id", candidate.entity().toString());
    scores.strength(json, item.score().total());
    scores.features(json, item.score().parts());
    json.writeEndObject();
  }
}
