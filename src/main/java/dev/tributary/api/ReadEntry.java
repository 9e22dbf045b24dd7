package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Read;
import dev.tributary.ingest.TopicWriter.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The form in which the topic {@code reads} has a read: as an entry of the audit, with ids. */
final class ReadEntry {
  /** What the audit calls it. */
  static final String EVENT_TYPE = "read";

  static final String ID = "audit_id";
  static final String AT = "at";
  static final String BY = "by";
  static final String ENTITIES = "entities";
  static final String ENDED_AT = "ended_at";

  private ReadEntry() {}

  static Message message(String topic, Read read) {
    return new Message(
        topic,
        read.id().toString().getBytes(StandardCharsets.UTF_8),
        json(read).toString().getBytes(StandardCharsets.UTF_8),
        read.at().toEpochMilli());
  }

  static ObjectNode json(Read read) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(ID, read.id().toString()).put(AT, read.at().toString());
    entry.put("event_type", EVENT_TYPE).put(BY, read.by()).put("role", read.role());
    entry.put("masked", read.isMasked()).put("route", read.route());
    entry.put("kind", read.kind().isEmpty() ? null : read.kind());
    entry.put("results", read.results() == Read.UNCOUNTED ? null : read.results());
    ArrayNode entities = entry.putArray(ENTITIES);
    read.entities().forEach(entities::add);
    Instant endedAt = read.endedAt();
    return entry.put(ENDED_AT, endedAt == null ? null : endedAt.toString());
  }

  /** Whether an entry is the second one of an answer that was sent piece by piece. */
  static boolean isEnd(JsonNode entry) {
    return entry.path(ENDED_AT).isTextual();
  }
}
