package dev.tributary.topology.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads values of output topics back, as far as a display or an export needs them. Fields that it
 * does not know are nothing to it; one that it needs and does not find is an {@link
 * IllegalArgumentException} that names the field and no value.
 */
public final class OutputReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OutputReader() {}

  /** Reads a value of golden-records. */
  public static GoldenRecord golden(byte[] value) {
    JsonNode root = parse(value);
    SortedMap<String, String> fields = new TreeMap<>();
    for (var field : required(root, "golden").properties()) {
      fields.put(field.getKey(), field.getValue().asText());
    }
    SortedMap<String, List<String>> others = new TreeMap<>();
    for (var field : root.path("other_values").properties()) {
      others.put(field.getKey(), texts(field.getValue()));
    }
    return new GoldenRecord(
        text(root, "entity_id"),
        whole(root, "revision"),
        Collections.unmodifiableSortedMap(fields),
        Collections.unmodifiableSortedMap(others),
        records(root, "members"),
        (int) whole(root, "member_count"),
        required(root, "confidence").asDouble(),
        required(root, "settling").asBoolean());
  }

  /** Reads of a value of golden-records which one it is. */
  public static GoldenMark mark(byte[] value) {
    JsonNode root = parse(value);
    return new GoldenMark(
        whole(root, "revision"), time(root, "created_at"), time(root, "updated_at"));
  }

  /** Reads a value of crosswalk. */
  public static CrosswalkEntry crosswalk(byte[] value) {
    JsonNode root = parse(value);
    JsonNode matched = required(root, "decision").path("matched");
    return new CrosswalkEntry(
        record(root),
        text(root, "entity_id"),
        time(root, "arrived_at"),
        time(root, "since"),
        matched.isObject() ? record(matched) : null);
  }

  /** Reads a value of merge-log. */
  public static MergeEvent mergeEvent(byte[] value) {
    JsonNode root = parse(value);
    JsonNode score = root.path("score");
    JsonNode method = root.path("method");
    return new MergeEvent(
        text(root, "event_id"),
        constant(EventType.class, root, "event"),
        text(root, "entity_id"),
        whole(root, "revision"),
        records(root, "records"),
        texts(root, "sources"),
        texts(root, "targets"),
        score.isNumber() ? score.asDouble() : null,
        method.isTextual() ? method.textValue() : null,
        time(root, "at"));
  }

  /** Reads a value of decisions. */
  public static DecisionValue decision(byte[] value) {
    JsonNode root = parse(value);
    return new DecisionValue(
        record(root),
        constant(Outcome.class, root, "outcome"),
        (int) whole(root, "candidate_count"),
        time(root, "at"),
        whole(root, "latency_millis"));
  }

  private static JsonNode parse(byte[] value) {
    JsonNode root;
    try {
      root = JSON.readTree(value);
    } catch (IOException e) {
      // Without its message and its cause, for they may quote the value.
      throw new IllegalArgumentException("the value is not JSON: " + e.getClass().getSimpleName());
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException(
          "the value is no JSON object but "
              + (root.isMissingNode() ? "empty" : root.getNodeType()));
    }
    return root;
  }

  private static JsonNode required(JsonNode parent, String field) {
    JsonNode found = parent.path(field);
    if (found.isMissingNode() || found.isNull()) {
      throw wrong(field, "is missing");
    }
    return found;
  }

  private static String text(JsonNode parent, String field) {
    JsonNode found = required(parent, field);
    if (!found.isTextual()) {
      throw wrong(field, "is no text but " + found.getNodeType());
    }
    return found.textValue();
  }

  private static long whole(JsonNode parent, String field) {
    JsonNode found = required(parent, field);
    if (!found.isIntegralNumber()) {
      throw wrong(field, "is no whole number but " + found.getNodeType());
    }
    return found.longValue();
  }

  private static long time(JsonNode parent, String field) {
    try {
      return Instant.parse(text(parent, field)).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw wrong(field, "is no time in ISO 8601");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode parent, String field) {
    String name = text(parent, field);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw wrong(field, "is none of " + List.of(type.getEnumConstants()));
    }
  }

  private static RecordKey record(JsonNode node) {
    return new RecordKey(text(node, "source"), text(node, "id"));
  }

  private static List<RecordKey> records(JsonNode parent, String field) {
    List<RecordKey> records = new ArrayList<>();
    required(parent, field).forEach(node -> records.add(record(node)));
    return List.copyOf(records);
  }

  private static List<String> texts(JsonNode parent, String field) {
    return texts(required(parent, field));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return List.copyOf(texts);
  }

  private static IllegalArgumentException wrong(String field, String what) {
    return new IllegalArgumentException("field " + field + " " + what);
  }
}
