package dev.tributary.cli.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes keys and values of change events. */
final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The beginnings of JSON other than numbers and words, and the byte order mark. */
  private static final String JSON_STARTS = "{[\"\uFEFF";

  private EventJson() {}

  /** A row as one JSON object of texts. */
  static byte[] value(Map<String, String> columns) {
    return write(columns);
  }

  /** The id as it is; as a JSON text where it would else be read as something else. */
  static byte[] key(RecordKey key) {
    String id = key.id();
    boolean ambiguous =
        id.equals("null") || JSON_STARTS.indexOf(id.charAt(0)) >= 0 || !id.equals(id.strip());
    return ambiguous ? write(id) : id.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }
}
