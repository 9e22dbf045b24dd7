package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.AttributeSection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code schema} of a source: which columns it declares, and which of them are personal.
 */
final class SchemaReader {
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<String> personal = new ArrayList<>();

  private SchemaReader() {}

  static SchemaReader read(@Nullable YamlValue value, Problems problems) {
    SchemaReader schema = new SchemaReader();
    if (value != null) {
      value.anyMapping().entries().forEach((name, column) -> schema.read(name, column));
      problems.noteOnce(
          value.place(), "of a schema only pii has an effect as yet: every column is read as text");
    }
    return schema;
  }

  private void read(String name, YamlValue value) {
    columns.add(name);
    if (value.isScalar()) {
      return;
    }
    YamlMapping column = value.mapping("type", "pii", "nullable", "description");
    YamlValue pii = column.get("pii");
    if (pii != null && pii.flag()) {
      personal.add(name);
    }
    YamlValue nullable = column.get("nullable");
    if (nullable != null) {
      nullable.flag();
    }
  }

  List<String> personalColumns() {
    return personal;
  }

  /** A column that the schema does not declare is most likely a slip. */
  void checkColumns(List<AttributeSection> attributes, Problems problems) {
    if (columns.isEmpty()) {
      return;
    }
    for (AttributeSection attribute : attributes) {
      attribute.extractions().stream()
          .flatMap(extraction -> extraction.columns().stream())
          .filter(column -> !columns.contains(column))
          .distinct()
          .forEach(
              column ->
                  problems.warning(
                      attribute.name().place(),
                      "column \""
                          + YamlValue.quoted(column)
                          + "\" is not in the schema; "
                          + Suggestion.among(columns, column)));
    }
  }
}
