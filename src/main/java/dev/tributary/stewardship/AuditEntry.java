package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does over the API, for the audit.
 *
 * @param action what it is called there
 * @param subject the id of what it is done to
 * @param about the entities that it concerns
 * @param before what was there; null for nothing
 * @param after what will be there; null for nothing
 */
public record AuditEntry(
    String action,
    Decider by,
    String subject,
    JsonNode about,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {

  /** Its message, which has to be stored before what it tells of is done. */
  public static Message message(Topics topics, AuditEntry done, long nowMillis) {
    String id = UUID.randomUUID().toString();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("audit_id", id).put("at", Instant.ofEpochMilli(nowMillis).toString());
    entry.put("event_type", done.action());
    entry.put("by", done.by().name()).put("role", done.by().role());
    entry.put("reason", done.by().reason()).put("decision_id", done.subject());
    entry.set("entities", done.about());
    entry.set("before", done.before());
    entry.set("after", done.after());
    return new Message(
        topics.audit(),
        id.getBytes(StandardCharsets.UTF_8),
        entry.toString().getBytes(StandardCharsets.UTF_8),
        nowMillis);
  }
}
