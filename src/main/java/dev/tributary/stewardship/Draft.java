package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.model.RecordKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;

/** A decision as it stands on its topic, before anybody has checked it. */
public final class Draft {
  private final String id;
  private final ObjectNode value = JsonNodeFactory.instance.objectNode();

  private Draft(String id, String type, Decider by, Instant at) {
    this.id = id;
    value.put("decision_id", id).put("type", type);
    value.put("by", by.name()).put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
    value.put("reason", by.reason());
  }

  /** What people can say to a question. */
  public enum Answer {
    MERGE,
    REJECT,
    SKIP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All records are one entity. */
  public static Draft merge(String id, Collection<RecordKey> records, Decider by, Instant at) {
    return new Draft(id, "force_merge", by, at).with("records", records);
  }

  /** Every record of a is kept apart from every record of b. */
  public static Draft split(
      String id, Collection<RecordKey> a, Collection<RecordKey> b, Decider by, Instant at) {
    return new Draft(id, "force_split", by, at).with("a", a).with("b", b);
  }

  /** All records are one entity, and no match joins it to another. */
  public static Draft lock(String id, Collection<RecordKey> records, Decider by, Instant at) {
    return new Draft(id, "lock", by, at).with("records", records);
  }

  /** What somebody said to a question about two groups of records. */
  public static Draft answer(
      String id,
      Answer answer,
      Collection<RecordKey> a,
      Collection<RecordKey> b,
      Decider by,
      Instant at) {
    Draft draft = new Draft(id, "answer", by, at).with("a", a).with("b", b);
    draft.value.put("answer", answer.word());
    return draft;
  }

  private Draft with(String field, Collection<RecordKey> records) {
    ArrayNode list = value.putArray(field);
    for (RecordKey record : records) {
      list.addObject().put("source", record.source()).put("id", record.id());
    }
    return this;
  }

  public String id() {
    return id;
  }

  /** The value of the message. */
  public JsonNode value() {
    return value;
  }
}
