package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;

/**
 * Whether two records are the same: a question of the review queue.
 *
 * @param record the one that the queue names, as source:id
 * @param other the one that it may be the same as
 * @param entityA the entity of the record
 * @param entityB the entity of the other
 * @param confidence from 0 to 1; 1 where nothing was scored
 * @param createdAt ISO 8601
 */
record Question(
    String record,
    String other,
    String entityA,
    String entityB,
    double confidence,
    String reason,
    String createdAt) {
  /** The least certain first; among those the oldest. */
  static final Comparator<Question> BY_CONFIDENCE =
      Comparator.comparingDouble(Question::confidence)
          .thenComparing(Question::createdAt)
          .thenComparing(Question::record)
          .thenComparing(Question::other);

  /** The oldest first. */
  static final Comparator<Question> BY_AGE =
      Comparator.comparing(Question::createdAt).thenComparing(BY_CONFIDENCE);

  /**
   * @param row a value of the review queue
   * @param candidate one of those in it
   */
  static Question of(String record, JsonNode row, JsonNode candidate) {
    return new Question(
        record,
        candidate.path("source").asText() + ":" + candidate.path("id").asText(),
        row.path("entity_id").asText(),
        candidate.path("entity_id").asText(),
        candidate.path("probability").asDouble(1),
        candidate.path("reason").asText(row.path("reason").asText()),
        row.path("created_at").asText());
  }

  /** The id of its answer: the same whoever gives it, so that one of two is first. */
  String answerId() {
    String pair = record.length() + ":" + record + other;
    return "answer-" + UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8));
  }

  boolean isBetween(String a, String b) {
    return (entityA.equals(a) && entityB.equals(b)) || (entityA.equals(b) && entityB.equals(a));
  }

  boolean names(String source) {
    String prefix = source + ":";
    return record.startsWith(prefix) || other.startsWith(prefix);
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("record", record).put("other", other);
    node.put("entity_a", entityA).put("entity_b", entityB);
    node.put("confidence", confidence).put("reason", reason);
    return node.put("created_at", createdAt);
  }

  static Question of(JsonNode json) {
    return new Question(
        json.path("record").asText(),
        json.path("other").asText(),
        json.path("entity_a").asText(),
        json.path("entity_b").asText(),
        json.path("confidence").asDouble(),
        json.path("reason").asText(),
        json.path("created_at").asText());
  }
}
