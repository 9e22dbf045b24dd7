package dev.tributary.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the payload out of the wrapper that Connect's JSON converter puts around it when it is told
 * to send schemas: {@code {"schema": …, "payload": …}}.
 *
 * <p>The schema is a multiple of the payload's size and the same in every event of a topic. So the
 * last one is remembered: an event that begins with the same bytes is read from its payload on. The
 * outcome is the same with and without that memory.
 */
final class ConnectWrapper {
  private final JsonObjectReader reader;

  /** For payloads alone: the wrapper counts as a level of nesting, whether it is read or not. */
  private final JsonObjectReader payloadReader;

  private volatile @Nullable Seen last;

  ConnectWrapper(DecoderLimits limits) {
    this.reader = new JsonObjectReader(limits);
    this.payloadReader =
        new JsonObjectReader(limits.withMaxDepth(Math.max(1, limits.maxDepth() - 1)));
  }

  /**
   * What is inside of a wrapper, or the whole where there is none.
   *
   * @param fields the fields of the payload; null if the payload is a scalar or null
   * @param scalar the text of a payload that is a scalar
   */
  record Payload(@Nullable JsonFields fields, @Nullable String scalar, ConnectSchema schema) {}

  /** The bytes of an event up to the payload, and the schema in them. */
  private record Seen(byte[] prefix, ConnectSchema schema) {}

  Payload unwrap(JsonText text) throws UnreadableException {
    Seen seen = last;
    if (seen != null && startsWith(text, seen.prefix)) {
      Payload payload = fromRemembered(text, seen);
      if (payload != null) {
        return payload;
      }
    }
    return fromWhole(text);
  }

  private Payload fromWhole(JsonText text) throws UnreadableException {
    JsonFields whole = reader.read(text, ConnectSchema.NONE);
    JsonText schemaJson = whole.object("schema");
    boolean wrapped = whole.has("payload") && (schemaJson != null || whole.isNull("schema"));
    if (!wrapped || whole.size() != 2) {
      return new Payload(whole, null, ConnectSchema.NONE);
    }
    ConnectSchema schema =
        schemaJson == null ? ConnectSchema.NONE : ConnectSchema.parse(schemaJson);
    JsonText payload = whole.object("payload");
    if (payload == null) {
      if (whole.container("payload") != null) {
        throw new UnreadableException(
            UnreadableCause.NOT_AN_OBJECT, text.part() + "'s payload is an array");
      }
      return new Payload(null, whole.text("payload"), schema);
    }
    if (schemaJson != null && schemaJson.from() < payload.from()) {
      last = new Seen(Arrays.copyOfRange(text.bytes(), text.from(), payload.from()), schema);
    }
    return new Payload(payloadReader.read(payload, schema), null, schema);
  }

  /** Null if this is not what it looks like; reading the whole will tell what it is. */
  private @Nullable Payload fromRemembered(JsonText text, Seen seen) {
    int end = text.to() - 1;
    while (end > text.from() && text.bytes()[end] <= ' ') {
      end--;
    }
    if (text.bytes()[end] != '}') {
      return null;
    }
    try {
      JsonText payload = text.slice(text.from() + seen.prefix.length, end);
      return new Payload(payloadReader.read(payload, seen.schema), null, seen.schema);
    } catch (UnreadableException e) {
      return null;
    }
  }

  private static boolean startsWith(JsonText text, byte[] prefix) {
    int length = prefix.length;
    return text.to() - text.from() > length
        && Arrays.equals(text.bytes(), text.from(), text.from() + length, prefix, 0, length);
  }
}
