package dev.tributary.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Topics that name records and hold no values of theirs: what stands there of a subject. */
final class NamingTopics {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDS = "records";

  private final TopicScan scan;
  private final Topics topics;
  private final Mentions mentions;

  NamingTopics(TopicScan scan, Topics topics, Mentions mentions) {
    this.scan = scan;
    this.topics = topics;
    this.mentions = mentions;
  }

  /** Labels of pairs: one of which a record is gone says nothing to a model any more. */
  List<Message> feedback(long nowMillis) {
    List<Message> removals = new ArrayList<>();
    naming(topics.feedback())
        .forEach((key, value) -> removals.add(message(topics.feedback(), key, null, nowMillis)));
    return removals;
  }

  /** Decisions go on for the records that are left, as long as they say something about those. */
  List<Message> stewardship(long nowMillis) {
    List<Message> changes = new ArrayList<>();
    naming(topics.stewardship())
        .forEach(
            (key, value) ->
                changes.add(message(topics.stewardship(), key, remaining(value), nowMillis)));
    return changes;
  }

  /**
   * What stewards said to questions about the subject, the first of two answers among it. Those of
   * an earlier version name no records: they have the ids of the decisions, so that these must
   * still be there.
   */
  List<Message> opinions(long nowMillis) {
    Set<String> answers = new TreeSet<>(naming(topics.stewardship()).keySet());
    answers.addAll(naming(topics.opinions()).keySet());
    Map<String, Message> removals = new LinkedHashMap<>();
    scan.each(
        topics.opinions(),
        opinion -> {
          String answer = text(opinion.key());
          if (opinion.value() == null) {
            removals.remove(answer);
          } else if (answers.contains(answer)) {
            removals.put(answer, message(topics.opinions(), answer, null, nowMillis));
          }
        });
    return List.copyOf(removals.values());
  }

  private @Nullable JsonNode remaining(JsonNode decision) {
    if (!(decision instanceof ObjectNode object)) {
      return null;
    }
    ObjectNode copy = object.deepCopy();
    for (String field : List.of(RECORDS, "a", "b")) {
      if (copy.has(field)) {
        ArrayNode left = mentions.without(copy.path(field));
        boolean pair = field.equals(RECORDS) && copy.path("type").asText().equals("force_merge");
        if (left.size() < (pair ? 2 : 1)) {
          return null;
        }
        copy.set(field, left);
      }
    }
    return copy.has("reason") ? copy.put("reason", Mentions.ERASED) : copy;
  }

  /** Who did what and when stays; to whom goes. */
  List<Message> audit(long nowMillis) {
    List<Message> changes = new ArrayList<>();
    naming(topics.audit())
        .forEach(
            (key, value) ->
                changes.add(message(topics.audit(), key, mentions.redacted(value), nowMillis)));
    return changes;
  }

  /** Entities whose history tells of the subject. */
  Set<String> entitiesOfMergeLog() {
    Set<String> entities = new TreeSet<>();
    Set<String> emptied = new TreeSet<>();
    scan.each(
        topics.mergeLog(),
        message -> {
          String entity = text(message.key());
          if (message.value() == null) {
            emptied.add(entity);
          } else if (names(message)) {
            entities.add(entity);
          }
        });
    entities.removeAll(emptied);
    return entities;
  }

  /** Takes the history of entities that are gone out of the tables, for good. */
  List<Message> mergeLog(Set<String> entities, long nowMillis) {
    return entities.stream()
        .map(entity -> message(topics.mergeLog(), entity, null, nowMillis))
        .toList();
  }

  /** How many keys of a topic have a value that names a record of the subject. */
  int count(String topic) {
    return naming(topic).size();
  }

  /** The last values that name a record of the subject, by key. */
  private Map<String, JsonNode> naming(String topic) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    scan.each(
        topic,
        message -> {
          JsonNode value = parsed(message);
          if (value != null && mentions.in(value)) {
            found.put(text(message.key()), value);
          } else {
            found.remove(text(message.key()));
          }
        });
    return found;
  }

  private boolean names(ConsumerRecord<byte[], byte[]> message) {
    JsonNode value = parsed(message);
    return value != null && mentions.in(value);
  }

  /** What is not JSON names nobody: another program's mistake, which went to quarantine. */
  private static @Nullable JsonNode parsed(ConsumerRecord<byte[], byte[]> message) {
    try {
      return message.value() == null ? null : JSON.readTree(message.value());
    } catch (IOException e) {
      return null;
    }
  }

  private static String text(byte @Nullable [] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  private static Message message(
      String topic, String key, @Nullable JsonNode value, long nowMillis) {
    byte[] bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
    return Messages.of(topic, key, bytes, nowMillis);
  }
}
