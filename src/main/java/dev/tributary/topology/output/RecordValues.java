package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.ReviewItem;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.spec.Plan;
import java.io.IOException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    outcome(json, outcomeOf(decision));
    reason(json, reasonOf(decision));
    json.writeNumberField("version", decision.version());
    json.writeStringField("content_hash", HexFormat.of().toHexDigits(decision.contentHash()));
    json.writeArrayFieldStart("candidates");
    for (Neighbour neighbour : best(decision.neighbours())) {
      candidate(json, neighbour, decision.cut().get(neighbour.key()));
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

  private static Outcome outcomeOf(Output.Decision decision) {
    if (decision.neighbours().isEmpty()) {
      return Outcome.INSERT_NEW;
    }
    return decision.neighbours().stream().anyMatch(it -> joins(it, decision))
        ? Outcome.MERGE
        : Outcome.HUMAN_REVIEW;
  }

  private static boolean joins(Neighbour neighbour, Output.Decision decision) {
    return neighbour.match() && !decision.cut().containsKey(neighbour.key());
  }

  /** The most particular of the reasons to ask; null where nobody is asked. */
  private static @Nullable ReviewReason reasonOf(Output.Decision decision) {
    ReviewReason most = null;
    for (Neighbour neighbour : decision.neighbours()) {
      ReviewReason reason = reasonOf(neighbour, decision.cut().get(neighbour.key()));
      most = most == null || (reason != null && reason.compareTo(most) < 0) ? reason : most;
    }
    return most;
  }

  private static @Nullable ReviewReason reasonOf(
      Neighbour neighbour, @Nullable ReviewReason whyCut) {
    return neighbour.match() ? whyCut : ReviewReason.of(neighbour.tie().tier());
  }

  private static void reason(JsonGenerator json, @Nullable ReviewReason reason) throws IOException {
    if (reason == null) {
      json.writeNullField("reason");
    } else {
      json.writeStringField("reason", reason.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStringField("outcome", outcome.name());
  }

  private static List<Neighbour> best(List<Neighbour> neighbours) {
    return neighbours.size() < 2
        ? neighbours
        : neighbours.stream().sorted(BEST_FIRST).limit(MAX_CANDIDATES).toList();
  }

  private void candidate(JsonGenerator json, Neighbour neighbour, @Nullable ReviewReason whyCut)
      throws IOException {
    json.writeStartObject();
    Json.nameOf(json, neighbour.key());
    scores.strength(json, neighbour.score().total(), neighbour.tie());
    json.writeStringField("label", plan.policy().label(neighbour.tie()));
    reason(json, reasonOf(neighbour, whyCut));
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
    reason(json, reasonOf(all));
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

  private static ReviewReason reasonOf(List<Output.Review.Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.item().reason())
        .min(Comparator.naturalOrder())
        .orElse(ReviewReason.LOW_CONFIDENCE);
  }

  private void question(JsonGenerator json, RecordKey about, Output.Review.Candidate candidate)
      throws IOException {
    ReviewItem item = candidate.item();
    json.writeStartObject();
    Json.nameOf(json, about.equals(item.low()) ? item.high() : item.low());
    json.writeStringField("entity_id", candidate.entity().toString());
    json.writeStringField("label", plan.policy().label(item.tie()));
    reason(json, item.reason());
    scores.strength(json, item.score().total(), item.tie());
    scores.features(json, item.score().parts());
    json.writeEndObject();
  }
}
