package dev.tributary.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds records that were erased in JSON, wherever they stand: as {@code source} and {@code id}
 * side by side, or as one text {@code source:id}.
 */
final class Mentions {
  /** What stands in the place of an id that was taken out. */
  static final String ERASED = "erased";

  private static final String REASON = "reason";

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("source", "id"),
          new Pair("source_name", "external_id"),
          new Pair("source_a", "id_a"),
          new Pair("source_b", "id_b"));

  private final Set<String> sources;
  private final Predicate<RecordKey> erased;

  private record Pair(String source, String id) {}

  /**
   * @param sources the names that texts of records begin with
   */
  Mentions(Set<String> sources, Predicate<RecordKey> erased) {
    this.sources = sources;
    this.erased = erased;
  }

  /** Whether any of them is named. */
  boolean in(JsonNode node) {
    if (node.isTextual()) {
      return isErased(node.textValue());
    }
    if (node instanceof ObjectNode object && pairIn(object).isPresent()) {
      return true;
    }
    for (JsonNode child : node) {
      if (in(child)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text names one of them. */
  boolean isErased(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && colon < text.length() - 1
        && sources.contains(text.substring(0, colon))
        && erased.test(RecordKey.parse(text));
  }

  private Optional<Pair> pairIn(ObjectNode node) {
    return PAIRS.stream().filter(pair -> isErased(node, pair)).findFirst();
  }

  private boolean isErased(ObjectNode node, Pair pair) {
    String source = node.path(pair.source()).asText();
    String id = node.path(pair.id()).asText();
    return sources.contains(source) && !id.isEmpty() && erased.test(new RecordKey(source, id));
  }

  /** A list without the records that were erased. */
  ArrayNode without(JsonNode records) {
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (JsonNode record : records) {
      if (!in(record)) {
        others.add(record);
      }
    }
    return others;
  }

  /**
   * The same with other words in the place of their ids; what people gave as a reason, which may
   * tell of the person, is taken out.
   */
  JsonNode redacted(JsonNode node) {
    if (node.isTextual()) {
      return isErased(node.textValue()) ? TextNode.valueOf(hidden(node.textValue())) : node;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(child -> copy.add(redacted(child)));
      return copy;
    }
    return node instanceof ObjectNode object ? redacted(object) : node;
  }

  private ObjectNode redacted(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      boolean isReason = field.getKey().equals(REASON) && field.getValue().isTextual();
      copy.set(field.getKey(), isReason ? TextNode.valueOf(ERASED) : redacted(field.getValue()));
    }
    for (Pair pair : PAIRS) {
      if (isErased(object, pair)) {
        copy.put(pair.id(), ERASED);
      }
    }
    return copy;
  }

  private static String hidden(String record) {
    return record.substring(0, record.indexOf(':') + 1) + ERASED;
  }
}
