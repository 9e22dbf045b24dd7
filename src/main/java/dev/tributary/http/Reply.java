package dev.tributary.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer: whole, or written piece by piece.
 *
 * @param body null where it is streamed
 * @param stream null where it is whole
 */
public record Reply(
    int status,
    String contentType,
    Map<String, String> headers,
    byte @Nullable [] body,
    @Nullable Stream stream) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The content type of JSON. */
  public static final String JSON_TYPE = "application/json";

  /** Writes an answer that is not known as a whole. */
  @FunctionalInterface
  public interface Stream {
    void writeTo(OutputStream out) throws IOException;

    /** The answer is over, whole or not, or was never begun. Called once. */
    default void close() {}
  }

  public static Reply json(JsonNode value) {
    return json(200, value);
  }

  public static Reply json(int status, JsonNode value) {
    try {
      return bytes(status, JSON_TYPE, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  public static Reply text(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, Map.of(), body, null);
  }

  public static Reply stream(String contentType, Stream stream) {
    return new Reply(200, contentType, Map.of(), null, stream);
  }

  /** The same answer, written by another. */
  Reply streaming(Stream other) {
    return new Reply(status, contentType, headers, null, other);
  }

  /** With one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, more, body, stream);
  }
}
