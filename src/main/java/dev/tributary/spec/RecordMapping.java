package dev.tributary.spec;

import dev.tributary.model.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of one source to attributes.
 *
 * @param primaryKey the column that identifies a row
 * @param attributes in the order of the spec
 */
record RecordMapping(String primaryKey, List<AttributeMapping> attributes) {

  /** An attribute, and where each of its values comes from. */
  record AttributeMapping(String name, List<ValueOrigin> origins) {}

  /** Makes one value of a row. */
  @FunctionalInterface
  interface ValueOrigin {
    /** The value, or null where the row has none. */
    @Nullable String value(Map<String, String> columns);
  }

  /** The attributes of a row. A blank value is none, and a value counts once. */
  Attributes map(Map<String, String> columns) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (AttributeMapping attribute : attributes) {
      List<String> found = values(attribute, columns);
      if (!found.isEmpty()) {
        values.put(attribute.name(), found);
      }
    }
    return values.isEmpty() ? Attributes.NONE : new Attributes(Collections.unmodifiableMap(values));
  }

  private static List<String> values(AttributeMapping attribute, Map<String, String> columns) {
    List<ValueOrigin> origins = attribute.origins();
    if (origins.size() == 1) {
      String value = origins.get(0).value(columns);
      return value == null || value.isBlank() ? List.of() : List.of(value);
    }
    List<String> values = new ArrayList<>(origins.size());
    for (ValueOrigin origin : origins) {
      String value = origin.value(columns);
      if (value != null && !value.isBlank() && !values.contains(value)) {
        values.add(value);
      }
    }
    return Collections.unmodifiableList(values);
  }
}
