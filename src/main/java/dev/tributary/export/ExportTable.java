package dev.tributary.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.table.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of a topic as rows of a table. A list is one text, in JSON. Attributes of golden records
 * have their own names, but those that one of the other columns has: these get {@code data_} in
 * front. The row of a key that is gone names the key, and says {@code deleted}.
 */
final class ExportTable {
  private static final String DELETED = "deleted";

  private final ExportKind kind;
  private final List<TableColumn> columns = new ArrayList<>();

  /** Where the cell of a column is in the value. */
  private final List<String> paths = new ArrayList<>();

  /**
   * @param attributes of golden records
   */
  ExportTable(ExportKind kind, List<String> attributes) {
    this.kind = kind;
    switch (kind) {
      case GOLDEN -> golden(attributes);
      case CROSSWALK -> crosswalk();
      case MERGE_LOG -> mergeLog();
      case REVIEWS -> reviews();
      case FEEDBACK -> feedback();
    }
  }

  List<TableColumn> columns() {
    return Collections.unmodifiableList(columns);
  }

  private void add(TableColumn column, String path) {
    columns.add(column);
    paths.add(path);
  }

  private void texts(String... names) {
    for (String name : names) {
      add(TableColumn.text(name), "/" + name);
    }
  }

  private void deleted() {
    add(TableColumn.flag(DELETED), "/" + DELETED);
  }

  private void numbers(String at, String... names) {
    for (String name : names) {
      add(TableColumn.number(name), at + "/" + name);
    }
  }

  private void golden(List<String> attributes) {
    texts("entity_id");
    deleted();
    add(TableColumn.integer("revision"), "/revision");
    add(TableColumn.integer("member_count"), "/member_count");
    numbers("", "confidence");
    add(TableColumn.flag("settling"), "/settling");
    texts("created_at", "updated_at", "spec_version", "members");
    Set<String> taken = columns.stream().map(TableColumn::name).collect(Collectors.toSet());
    for (String attribute : attributes) {
      String escaped = attribute.replace("~", "~0").replace("/", "~1");
      String name = taken.contains(attribute) ? "data_" + attribute : attribute;
      add(TableColumn.text(name), "/golden/" + escaped);
    }
  }

  private void crosswalk() {
    texts("source", "id", "entity_id");
    deleted();
    texts("since");
    add(TableColumn.text("outcome"), "/decision/outcome");
    numbers("/decision", "score", "probability");
    add(TableColumn.text("matched_source"), "/decision/matched/source");
    add(TableColumn.text("matched_id"), "/decision/matched/id");
  }

  private void mergeLog() {
    texts("event_id", "event", "entity_id");
    add(TableColumn.integer("revision"), "/revision");
    texts("at", "sources", "targets", "records", "method");
    numbers("", "score", "probability");
    texts("approved_by", "spec_version");
    add(TableColumn.text("cause_source"), "/cause/source");
    add(TableColumn.text("cause_id"), "/cause/id");
  }

  /** One row for each question. */
  private void reviews() {
    texts("source", "id", "entity_id");
    deleted();
    texts("other_source", "other_id", "other_entity_id", "reason", "label");
    numbers("", "score", "probability");
    texts("created_at", "updated_at");
  }

  private void feedback() {
    texts("feedback_id");
    deleted();
    texts("source_a", "id_a", "source_b", "id_b", "label", "origin", "by", "at", "reason");
  }

  /** The rows of a value; of a key that is gone the value names it. */
  List<List<@Nullable Object>> rows(ObjectNode value) {
    if (kind != ExportKind.REVIEWS || value.path(DELETED).asBoolean()) {
      return List.of(row(value));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (JsonNode candidate : value.path("candidates")) {
      rows.add(row(question(value, candidate)));
    }
    return rows;
  }

  private static ObjectNode question(ObjectNode value, JsonNode candidate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (String field : List.of("source", "id", "entity_id", "created_at", "updated_at")) {
      node.set(field, value.path(field));
    }
    for (String field : List.of("reason", "label", "score", "probability")) {
      node.set(field, candidate.path(field));
    }
    Map<String, String> others = new LinkedHashMap<>();
    others.put("source", "other_source");
    others.put("id", "other_id");
    others.put("entity_id", "other_entity_id");
    others.forEach((field, column) -> node.set(column, candidate.path(field)));
    return node;
  }

  private List<@Nullable Object> row(ObjectNode value) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(cell(columns.get(i), value.at(paths.get(i))));
    }
    return cells;
  }

  private static @Nullable Object cell(TableColumn column, JsonNode node) {
    boolean flag = column.name().equals(DELETED);
    if (node.isMissingNode() || node.isNull()) {
      return flag ? Boolean.FALSE : null;
    }
    return switch (column.type()) {
      case TEXT -> node.isValueNode() ? node.asText() : node.toString();
      case INTEGER -> node.isIntegralNumber() ? node.longValue() : null;
      case NUMBER -> node.isNumber() ? node.doubleValue() : null;
      case FLAG -> node.asBoolean();
    };
  }

  /** What stands for a key that is gone. */
  static ObjectNode gone(ExportKind kind, String key) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    int colon = key.indexOf(':');
    if (kind == ExportKind.FEEDBACK) {
      node.put("feedback_id", key);
    } else if (kind == ExportKind.GOLDEN || colon < 0) {
      node.put("entity_id", key);
    } else {
      node.put("source", key.substring(0, colon)).put("id", key.substring(colon + 1));
    }
    return node.put(DELETED, true);
  }
}
