package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/** The attributes in which two golden records of an entity differ. */
final class FieldChanges {
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String FIELD = "field";

  private FieldChanges() {}

  /**
   * One object for each: {@code field}, {@code before} and {@code after} (null where it had none),
   * and the {@code record} that the value comes from; where it went, the one it came from.
   */
  static ArrayNode between(JsonNode before, JsonNode after) {
    TreeSet<String> names = new TreeSet<>();
    before.path("golden").fieldNames().forEachRemaining(names::add);
    after.path("golden").fieldNames().forEachRemaining(names::add);
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    for (String name : names) {
      JsonNode old = before.path("golden").path(name);
      JsonNode now = after.path("golden").path(name);
      if (!old.equals(now)) {
        ObjectNode change = changes.addObject().put(FIELD, name);
        change.set(BEFORE, old.isMissingNode() ? null : old);
        change.set(AFTER, now.isMissingNode() ? null : now);
        JsonNode from = (now.isMissingNode() ? before : after).path("provenance").path(name);
        change.putObject("record").put("source", from.path("source").asText());
        change.withObjectProperty("record").put("id", from.path("id").asText());
      }
    }
    return changes;
  }

  /** The changes as those see them who may not see personal values. */
  static JsonNode masked(JsonNode changes, Masking masking) {
    ArrayNode all = changes.deepCopy();
    for (JsonNode change : all) {
      String field = change.path(FIELD).asText();
      if (change instanceof ObjectNode node && masking.isPersonal(field)) {
        mask(node, BEFORE, field, masking);
        mask(node, AFTER, field, masking);
      }
    }
    return all;
  }

  private static void mask(ObjectNode change, String side, String field, Masking masking) {
    if (change.path(side).isTextual()) {
      change.put(side, masking.mask(field, change.path(side).asText()));
    }
  }
}
