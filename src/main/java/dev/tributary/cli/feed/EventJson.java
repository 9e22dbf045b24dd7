package dev.tributary.cli.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes keys and values of change events. */
final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  /** A row as one JSON object of texts. */
  static byte[] value(Map<String, String> columns) {
    return write(columns);
  }

  /** The id as it is; as a JSON text where it would else be read as JSON itself. */
  static byte[] key(RecordKey key) {
    String id = key.id();
    String start = id.strip();
    boolean looksLikeJson =
        start.startsWith("{") || start.startsWith("[") || start.startsWith("\"");
    return looksLikeJson || start.length() < id.length() || id.equals("null")
        ? write(id)
        : id.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }
}
