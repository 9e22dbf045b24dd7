package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Whether two records are one entity, as somebody says: what models are trained from.
 *
 * @param a the lower of the two
 * @param origin where it was said
 */
public record PairLabel(
    RecordKey a, RecordKey b, boolean match, Origin origin, Decider by, Instant at) {
  private static final String PREFIX = "label-";

  /** Where a label comes from. */
  public enum Origin {
    FEEDBACK("feedback"),
    ANSWER("answer");

    private final String word;

    Origin(String word) {
      this.word = word;
    }
  }

  /** The label of a pair, in whatever order it is named. */
  public static PairLabel of(
      RecordKey one, RecordKey other, boolean match, Origin origin, Decider by, Instant at) {
    boolean ordered = one.compareTo(other) <= 0;
    return new PairLabel(ordered ? one : other, ordered ? other : one, match, origin, by, at);
  }

  /** A name of the pair that no other has, which the id of its answer has in it too. */
  public static UUID nameOf(RecordKey low, RecordKey high) {
    String first = low.toString();
    String pair = first.length() + ":" + first + high;
    return UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for every label of the pair. */
  public String id() {
    return idOf(nameOf(a, b));
  }

  /** The id of the label of a pair by its name. */
  public static String idOf(UUID pair) {
    return PREFIX + pair;
  }

  /** As it stands on its topic. */
  public ObjectNode value() {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("feedback_id", id());
    value.put("label", match ? "match" : "no_match");
    value.put("source_a", a.source()).put("id_a", a.id());
    value.put("source_b", b.source()).put("id_b", b.id());
    value.put("origin", origin.word).put("by", by.name());
    value.put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
    return value.put("reason", by.reason());
  }

  /** Whether a label, as it stands on its topic, comes from an answer. */
  public static boolean isAnswer(JsonNode label) {
    return Origin.ANSWER.word.equals(label.path("origin").asText());
  }

  public Message message(Topics topics) {
    byte[] value = value().toString().getBytes(StandardCharsets.UTF_8);
    return new Message(topics.feedback(), key(id()), value, at.toEpochMilli());
  }

  /** The message that takes a label back. */
  public static Message withdrawal(Topics topics, String id, long nowMillis) {
    return new Message(topics.feedback(), key(id), null, nowMillis);
  }

  private static byte[] key(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
