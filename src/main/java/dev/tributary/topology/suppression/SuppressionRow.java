package dev.tributary.topology.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message of the topic of suppressions.
 *
 * @param key a digest, or the id of a key of digests
 * @param kind what it is
 * @param salt the key itself; null unless it is a salt
 */
public record SuppressionRow(String key, Kind kind, byte @Nullable [] salt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a row is about. */
  public enum Kind {
    RECORD("record"),
    SALT("salt"),
    SECRET("secret");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static Kind of(String word) throws IOException {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IOException("a kind that this version does not know");
    }
  }

  /** The value that suppresses a record. */
  public static byte[] ofRecord(String receipt, Instant at) {
    return bytes(node(Kind.RECORD, at).put("receipt", receipt));
  }

  /** The value that keeps a key for everybody. */
  public static byte[] ofSalt(byte[] salt, Instant at) {
    return bytes(node(Kind.SALT, at).put("salt", Base64.getEncoder().encodeToString(salt)));
  }

  /** The value that says that everybody has to bring the key along. */
  public static byte[] ofSecret(Instant at) {
    return bytes(node(Kind.SECRET, at));
  }

  private static ObjectNode node(Kind kind, Instant at) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind.word).put("at", at.toString());
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IOException where this is no such row
   */
  static SuppressionRow read(String key, byte[] value) throws IOException {
    JsonNode node = JSON.readTree(value);
    Kind kind = Kind.of(node.path("kind").asText());
    try {
      return new SuppressionRow(
          key,
          kind,
          kind == Kind.SALT ? Base64.getDecoder().decode(node.path("salt").asText()) : null);
    } catch (IllegalArgumentException e) {
      throw new IOException("a salt that is not Base64", e);
    }
  }

  /** The id of the key that a digest was made with. */
  static String keyOf(String digest) {
    return digest.substring(0, Math.max(0, digest.indexOf('.')));
  }
}
