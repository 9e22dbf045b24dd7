package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
import dev.tributary.spec.Plan;
import dev.tributary.survivorship.GoldenField;
import dev.tributary.survivorship.OtherValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of the topics whose keys are entity ids. */
final class EntityValues {
  private static final int MAX_LISTED = 1000;

  private final Plan plan;
  private final ScoreFields scores;

  EntityValues(Plan plan, ScoreFields scores) {
    this.plan = plan;
    this.scores = scores;
  }

  void golden(JsonGenerator json, Output.Golden golden) throws IOException {
    json.writeStringField("entity_id", golden.entity().toString());
    json.writeStringField("entity_type", plan.entityName());
    json.writeNumberField("revision", golden.revision());
    SortedMap<String, GoldenField> survivors = plan.survivorship().survive(golden.members());
    survivors(json, survivors);
    others(json, OtherValues.beside(survivors, golden.members()));
    members(json, golden.members());
    confidence(json, golden.weakestLink());
    json.writeBooleanField("settling", golden.settling());
    Json.time(json, "created_at", golden.createdMillis());
    Json.time(json, "updated_at", golden.updatedMillis());
    json.writeStringField("spec_version", plan.identityVersion());
  }

  private static void survivors(JsonGenerator json, SortedMap<String, GoldenField> fields)
      throws IOException {
    json.writeObjectFieldStart("golden");
    for (Map.Entry<String, GoldenField> field : fields.entrySet()) {
      Json.text(json, field.getKey(), field.getValue().value());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("provenance");
    for (Map.Entry<String, GoldenField> field : fields.entrySet()) {
      json.writeObjectFieldStart(field.getKey());
      Json.nameOf(json, field.getValue().from());
      json.writeStringField("strategy", field.getValue().strategy());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void others(JsonGenerator json, SortedMap<String, List<String>> others)
      throws IOException {
    json.writeObjectFieldStart("other_values");
    for (Map.Entry<String, List<String>> field : others.entrySet()) {
      Json.texts(json, field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, List<MemberRecord> members) throws IOException {
    Json.records(json, "members", firstOf(members).stream().map(MemberRecord::key).toList());
    json.writeNumberField("member_count", members.size());
    SortedMap<String, Integer> sources = new TreeMap<>();
    for (MemberRecord member : members) {
      sources.merge(member.key().source(), 1, Integer::sum);
    }
    json.writeObjectFieldStart("sources");
    for (Map.Entry<String, Integer> source : sources.entrySet()) {
      json.writeNumberField(source.getKey(), source.getValue());
    }
    json.writeEndObject();
  }

  /** An infinite link is that of a single record, or of records that a steward joined. */
  private void confidence(JsonGenerator json, double weakestLink) throws IOException {
    boolean certain = Double.isInfinite(weakestLink);
    Json.number(
        json, "confidence", certain ? 1 : plan.policy().probability(weakestLink, Tie.MATCH));
  }

  void redirect(JsonGenerator json, Output.Redirect redirect) throws IOException {
    json.writeStringField("entity_id", redirect.successor().toString());
    Json.time(json, "retired_at", redirect.atMillis());
  }

  void event(JsonGenerator json, Output.MergeLog event) throws IOException {
    boolean incoming = event.type() == EventType.CREATE || event.type() == EventType.MERGE;
    Json.text(json, "event_id", eventId(event));
    json.writeStringField("event", event.type().name());
    json.writeStringField("entity_id", event.entity().toString());
    json.writeNumberField("revision", event.revision());
    Json.time(json, "at", event.atMillis());
    entities(json, "sources", incoming ? event.others() : List.of());
    entities(json, "targets", incoming ? List.of() : event.others());
    Json.records(json, "records", firstOf(event.records()));
    decidedBy(json, event.via());
    json.writeStringField("spec_version", plan.identityVersion());
    Json.record(json, "cause", event.cause());
  }

  private void decidedBy(JsonGenerator json, @Nullable Edge via) throws IOException {
    boolean steward = via != null && via.key().mustLink();
    if (via == null) {
      json.writeNullField("method");
    } else {
      json.writeStringField("method", steward ? "steward" : plan.policy().method(via.tie()));
    }
    scores.strength(json, via);
    scores.features(json, via);
    json.writeStringField("approved_by", steward ? "steward" : "system");
  }

  /**
   * The same whenever the event is written. An entity has one event of a type in a revision, but
   * for SPLIT: one may tell of the records that came and one of those that left. No record is in
   * both, so the first tells them apart.
   */
  private static String eventId(Output.MergeLog event) {
    String id = event.entity() + "-" + event.revision() + "-" + event.type();
    if (event.type() != EventType.SPLIT || event.records().isEmpty()) {
      return id;
    }
    RecordKey first = event.records().get(0);
    return id + "-" + first;
  }

  private static void entities(JsonGenerator json, String field, List<UUID> ids)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (UUID id : firstOf(ids)) {
      json.writeString(id.toString());
    }
    json.writeEndArray();
  }

  private static <T> List<T> firstOf(List<T> all) {
    return all.size() <= MAX_LISTED ? all : all.subList(0, MAX_LISTED);
  }
}
