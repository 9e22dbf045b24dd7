package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.model.RecordKey;
import dev.tributary.stewardship.PairLabel;
import java.util.Comparator;
import java.util.StringJoiner;

/**
 * Whether two records are the same: a question of the review queue.
 *
 * @param record the one that the queue names, as source:id
 * @param other the one that it may be the same as
 * @param entityA the entity of the record
 * @param entityB the entity of the other
 * @param confidence from 0 to 1; 1 where nothing was scored
 * @param createdAt ISO 8601
 * @param pattern which comparisons speak for a match (+) and which against it (-), by their names
 * @param rank its place among the questions of its pattern, where the order asks for that
 */
record Question(
    String record,
    String other,
    String entityA,
    String entityB,
    double confidence,
    String reason,
    String createdAt,
    String pattern,
    int rank) {
  static final String RANK = "rank";

  /** What the ids of answers begin with. */
  static final String ANSWER = "answer-";

  /** The least certain first; among those the oldest. */
  static final Comparator<Question> BY_CONFIDENCE =
      Comparator.comparingDouble(Question::confidence)
          .thenComparing(Question::createdAt)
          .thenComparing(Question::record)
          .thenComparing(Question::other);

  /** Those nearest to even odds first. */
  static final Comparator<Question> BY_ODDS =
      Comparator.<Question>comparingDouble(one -> Math.abs(one.confidence() - 0.5))
          .thenComparing(BY_CONFIDENCE);

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
        row.path("created_at").asText(),
        pattern(candidate.path("features")),
        0);
  }

  private static String pattern(JsonNode features) {
    StringJoiner pattern = new StringJoiner(" ");
    for (JsonNode feature : features) {
      double weight = feature.path("weight").asDouble();
      if (weight != 0) {
        pattern.add((weight > 0 ? "+" : "-") + feature.path("name").asText());
      }
    }
    return pattern.toString();
  }

  Question ranked(int place) {
    return new Question(
        record, other, entityA, entityB, confidence, reason, createdAt, pattern, place);
  }

  /** The id of its answer: the same whoever gives it, so that one of two is first. */
  String answerId() {
    return ANSWER + PairLabel.nameOf(RecordKey.parse(record), RecordKey.parse(other));
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
    node.put("pattern", pattern).put(RANK, rank);
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
        json.path("created_at").asText(),
        json.path("pattern").asText(),
        json.path(RANK).asInt());
  }
}
