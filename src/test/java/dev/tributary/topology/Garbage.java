package dev.tributary.topology;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tributary.codec.UnreadableCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An event that cannot be read.
 *
 * @param name what is wrong with it
 */
record Garbage(String name, UnreadableCause cause, byte @Nullable [] key, byte @Nullable [] value) {
  /** Stands for personal data: nothing but the quarantined bytes may repeat it. */
  static final String MARKER = "Marker7731";

  private static final long SEED = 7731;

  /** As many kinds as there are ways for a producer to go wrong. */
  static List<Garbage> kinds() {
    return List.of(
        value("bare words", UnreadableCause.INVALID_JSON, MARKER + " " + MARKER),
        value("unquoted name", UnreadableCause.INVALID_JSON, "{id: \"" + MARKER + "\"}"),
        value("not a number", UnreadableCause.INVALID_JSON, "{\"id\":1,\"phone\":NaN}"),
        value("XML", UnreadableCause.INVALID_JSON, "<row>" + MARKER + "</row>"),
        value("cut in a text", UnreadableCause.CUT_OFF, "{\"id\":\"g1\",\"name\":\"" + MARKER),
        value("cut after a field", UnreadableCause.CUT_OFF, "{\"id\":\"" + MARKER + "\""),
        value("no bytes", UnreadableCause.EMPTY_VALUE, ""),
        value("array", UnreadableCause.NOT_AN_OBJECT, "[{\"id\":\"" + MARKER + "\"}]"),
        value("JSON text", UnreadableCause.NOT_AN_OBJECT, "\"" + MARKER + "\""),
        value("number", UnreadableCause.NOT_AN_OBJECT, "42"),
        value("JSON null", UnreadableCause.NOT_AN_OBJECT, "null"),
        value("white space", UnreadableCause.NOT_AN_OBJECT, " \n\t"),
        value("no fields", UnreadableCause.MISSING_ROW, "{}"),
        raw("Avro", UnreadableCause.BINARY_FORMAT, new byte[] {0, 0, 0, 0, 7, 2, 20, 'M'}),
        raw("gzip", UnreadableCause.BINARY_FORMAT, gzip("{\"id\":\"" + MARKER + "\"}")),
        raw("UTF-16", UnreadableCause.BINARY_FORMAT, "{\"id\":1}".getBytes(UTF_16LE)),
        raw("Latin-1", UnreadableCause.NOT_UTF8, new byte[] {'{', '"', (byte) 0xE9, '"', '}'}),
        raw("random bytes", UnreadableCause.NOT_UTF8, noise(5_000)),
        value("two objects", UnreadableCause.TRAILING_CONTENT, "{\"id\":\"g\"}{\"id\":\"h\"}"),
        value(
            "name twice",
            UnreadableCause.DUPLICATE_NAME,
            "{\"id\":\"g1\",\"id\":\"" + MARKER + "\"}"),
        value("too deep", UnreadableCause.LIMIT_EXCEEDED, nested(5_000)),
        value("large", UnreadableCause.TOO_LARGE, row(MARKER, "x".repeat(300_000))),
        value("giant id", UnreadableCause.LIMIT_EXCEEDED, row(MARKER.repeat(300), "x")),
        value("giant text", UnreadableCause.LIMIT_EXCEEDED, row("g1", MARKER.repeat(10_000))),
        value("giant number", UnreadableCause.LIMIT_EXCEEDED, "{\"id\":" + "7".repeat(9_999) + "}"),
        value("too many columns", UnreadableCause.TOO_MANY_COLUMNS, manyColumns()),
        value("truncate", UnreadableCause.TRUNCATE, envelope("t", "null")),
        value("log message", UnreadableCause.LOGICAL_MESSAGE, envelope("m", "null")),
        value("unknown operation", UnreadableCause.UNKNOWN_OPERATION, envelope(MARKER, "{}")),
        value("update without row", UnreadableCause.MISSING_ROW, envelope("u", "null")),
        value("MongoDB", UnreadableCause.NOT_AN_OBJECT, envelope("c", "\"" + MARKER + "\"")),
        value(
            "value not sent",
            UnreadableCause.VALUE_NOT_SENT,
            row("g1", "__debezium_unavailable_value")),
        value("no key anywhere", UnreadableCause.NO_KEY, "{\"name\":\"" + MARKER + "\"}"),
        keyed("blank id", UnreadableCause.NO_KEY, " ", row(" ", MARKER)),
        keyed("deletion of nobody", UnreadableCause.NO_KEY, "", null),
        keyed("key of another row", UnreadableCause.KEY_MISMATCH, "c1", row("c2", MARKER)),
        keyed("array as key", UnreadableCause.KEY_UNREADABLE, "[\"c1\"]", row("c1", MARKER)),
        keyed(
            "key of another table",
            UnreadableCause.KEY_FIELDS,
            "{\"order\":\"" + MARKER + "\",\"line\":1}",
            row("c1", MARKER)));
  }

  /** Noise of that size: too large to be read, and nothing that compresses. */
  static Garbage noise(String name, byte[] key, int length) {
    return new Garbage(name, UnreadableCause.TOO_LARGE, key, noise(length));
  }

  /** Small on the way, for it is compressed, and beyond every request size once unpacked. */
  static Garbage bomb() {
    byte[] value = "x".repeat(20 << 20).getBytes(UTF_8);
    return raw("20 MB of one letter", UnreadableCause.TOO_LARGE, value);
  }

  static String row(String id, String name) {
    return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
  }

  /** With an empty key, for compacted topics take none without. */
  private static Garbage value(String name, UnreadableCause cause, String value) {
    return raw(name, cause, value.getBytes(UTF_8));
  }

  private static Garbage raw(String name, UnreadableCause cause, byte[] value) {
    return new Garbage(name, cause, new byte[0], value);
  }

  private static Garbage keyed(
      String name, UnreadableCause cause, String key, @Nullable String value) {
    return new Garbage(
        name, cause, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
  }

  private static String envelope(String operation, String after) {
    return "{\"op\":\"%s\",\"before\":null,\"after\":%s,\"source\":{\"lsn\":1}}"
        .formatted(operation, after);
  }

  private static String nested(int depth) {
    return "{\"id\":\"g1\",\"name\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  private static String manyColumns() {
    StringBuilder row = new StringBuilder("{\"id\":\"g1\"");
    for (int i = 0; i < 2_000; i++) {
      row.append(",\"c").append(i).append("\":\"").append(MARKER).append('"');
    }
    return row.append('}').toString();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    bytes[0] = (byte) 0xFF;
    return bytes;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
