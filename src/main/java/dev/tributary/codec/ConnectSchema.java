package dev.tributary.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The part of a Connect schema that decoding needs: which columns have a semantic type, and the
 * schemas of nested objects.
 */
record ConnectSchema(Map<String, ColumnType> types, Map<String, ConnectSchema> objects) {
  static final ConnectSchema NONE = new ConnectSchema(Map.of(), Map.of());
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  ColumnType column(String name) {
    return types.isEmpty()
        ? ColumnType.AS_WRITTEN
        : types.getOrDefault(name, ColumnType.AS_WRITTEN);
  }

  ConnectSchema object(String name) {
    return objects.getOrDefault(name, NONE);
  }

  /** Reads the JSON form of a schema; what is not a schema counts as one that says nothing. */
  static ConnectSchema parse(JsonText json) {
    try {
      return of(MAPPER.readTree(json.bytes(), json.from(), json.to() - json.from()));
    } catch (IOException e) {
      return NONE;
    }
  }

  private static ConnectSchema of(JsonNode schema) {
    Map<String, ColumnType> types = new HashMap<>();
    Map<String, ConnectSchema> objects = new HashMap<>();
    for (JsonNode field : schema.path("fields")) {
      String column = field.path("field").asText();
      ColumnType type =
          ColumnType.named(
              field.path("name").asText(), field.path("parameters").path("scale").asInt());
      if (!type.equals(ColumnType.AS_WRITTEN)) {
        types.put(column, type);
      } else if (field.has("fields")) {
        objects.put(column, of(field));
      }
    }
    return types.isEmpty() && objects.isEmpty() ? NONE : new ConnectSchema(types, objects);
  }
}
