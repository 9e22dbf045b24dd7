package dev.tributary.spec;

import dev.tributary.model.Attributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Maps the rows of one source to attributes.
 *
 * @param primaryKey the column that identifies a row
 * @param columns all that it looks at
 * @param attributes in the order of the spec
 */
record RecordMapping(String primaryKey, Set<String> columns, List<AttributeMapping> attributes) {

  /** An attribute, and where its values come from. */
  record AttributeMapping(String name, List<ValueOrigin> origins) {}

  /** Makes values of a row: none, one or several, blank ones among them. */
  @FunctionalInterface
  interface ValueOrigin {
    List<String> values(Map<String, String> columns);
  }

  /** The attributes of a row. A blank value is none, and a value counts once. */
  Attributes map(Map<String, String> columns) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (AttributeMapping attribute : attributes) {
      List<String> found = values(attribute.origins(), columns);
      if (!found.isEmpty()) {
        values.put(attribute.name(), found);
      }
    }
    return values.isEmpty() ? Attributes.NONE : new Attributes(Collections.unmodifiableMap(values));
  }

  private static List<String> values(List<ValueOrigin> origins, Map<String, String> columns) {
    if (origins.size() == 1) {
      List<String> values = origins.get(0).values(columns);
      if (values.isEmpty() || (values.size() == 1 && !values.get(0).isBlank())) {
        return values;
      }
    }
    Set<String> distinct = new LinkedHashSet<>();
    for (ValueOrigin origin : origins) {
      for (String value : origin.values(columns)) {
        if (!value.isBlank()) {
          distinct.add(value);
        }
      }
    }
    return List.copyOf(distinct);
  }
}
