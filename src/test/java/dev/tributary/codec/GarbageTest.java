package dev.tributary.codec;

import static dev.tributary.codec.DebeziumEvents.bytes;
import static dev.tributary.codec.UnreadableCause.*;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tributary.codec.DecodedChange.Unreadable;
import dev.tributary.codec.SourceFormat.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of garbage has its cause, and no word about it repeats a value of the row. */
class GarbageTest {
  private static final String SECRET = "Marker7731";
  private static final ChangeDecoder AUTO = decoder(Format.AUTO);

  private static ChangeDecoder decoder(Format format) {
    DecoderLimits limits = new DecoderLimits(20_000, 10, 50, 1_000, 100, 100, 1_000);
    return new ChangeDecoder(new SourceFormat("crm", "id", format), column -> true, limits);
  }

  static Stream<Arguments> values() throws IOException {
    return Stream.of(
        arguments("no bytes", EMPTY_VALUE, new byte[0]),
        arguments("white space", NOT_AN_OBJECT, bytes(" \n\t ")),
        arguments("bare words", INVALID_JSON, bytes(SECRET + " " + SECRET)),
        arguments("CSV", INVALID_JSON, bytes("1," + SECRET)),
        arguments("XML", INVALID_JSON, bytes("<row>" + SECRET + "</row>")),
        arguments("single quotes", INVALID_JSON, bytes("{'id':'" + SECRET + "'}")),
        arguments("unquoted name", INVALID_JSON, bytes("{id:1,\"n\":\"" + SECRET + "\"}")),
        arguments("comma at the end", INVALID_JSON, bytes("{\"id\":\"" + SECRET + "\",}")),
        arguments("comment", INVALID_JSON, bytes("{/*" + SECRET + "*/\"id\":1}")),
        arguments("not a number", INVALID_JSON, bytes("{\"id\":1,\"n\":NaN}")),
        arguments("infinity", INVALID_JSON, bytes("{\"id\":1,\"n\":-Infinity}")),
        arguments("leading zeros", INVALID_JSON, bytes("{\"id\":007}")),
        arguments("plus sign", INVALID_JSON, bytes("{\"id\":+7}")),
        arguments("unknown escape", INVALID_JSON, bytes("{\"id\":\"\\x" + SECRET + "\"}")),
        arguments("line break in text", INVALID_JSON, bytes("{\"id\":\"" + SECRET + "\n\"}")),
        arguments("wrong bracket", INVALID_JSON, bytes("{\"id\":1,\"a\":[\"" + SECRET + "\"}")),
        arguments("bad nested JSON", INVALID_JSON, bytes("{\"id\":1,\"a\":{" + SECRET + "}}")),
        arguments("cut in a text", CUT_OFF, bytes("{\"id\":\"" + SECRET)),
        arguments("cut after a field", CUT_OFF, bytes("{\"id\":\"" + SECRET + "\"")),
        arguments("cut after a comma", CUT_OFF, bytes("{\"id\":\"" + SECRET + "\",")),
        arguments("cut after a comma and spaces", CUT_OFF, bytes("{\"id\":\"" + SECRET + "\", \n")),
        arguments("cut after a colon", CUT_OFF, bytes("{\"id\":\"" + SECRET + "\",\"a\":")),
        arguments("cut after a brace", CUT_OFF, bytes("{")),
        arguments("cut in a list", CUT_OFF, bytes("{\"id\":\"" + SECRET + "\",\"a\":[1,")),
        arguments("a comma too many", INVALID_JSON, bytes("{\"id\":\"" + SECRET + "\",}")),
        arguments("no name before the comma", INVALID_JSON, bytes("{\"id\":1,,")),
        arguments("cut in a nested object", CUT_OFF, bytes("{\"id\":1,\"a\":{\"b\":1")),
        arguments("two objects", TRAILING_CONTENT, bytes("{\"id\":1}{\"id\":\"" + SECRET + "\"}")),
        arguments("words behind", TRAILING_CONTENT, bytes("{\"id\":1} " + SECRET)),
        arguments("zero bytes behind", TRAILING_CONTENT, bytes("{\"id\":1}\0\0")),
        arguments("name twice", DUPLICATE_NAME, bytes("{\"id\":1,\"id\":\"" + SECRET + "\"}")),
        arguments("nested name twice", DUPLICATE_NAME, bytes("{\"id\":1,\"a\":{\"b\":1,\"b\":2}}")),
        arguments("array", NOT_AN_OBJECT, bytes("[{\"id\":\"" + SECRET + "\"}]")),
        arguments("text", NOT_AN_OBJECT, bytes("\"" + SECRET + "\"")),
        arguments("number", NOT_AN_OBJECT, bytes("42")),
        arguments("JSON null", NOT_AN_OBJECT, bytes("null")),
        arguments(
            "wrapped text",
            NOT_AN_OBJECT,
            bytes("{\"schema\":null,\"payload\":\"" + SECRET + "\"}")),
        arguments(
            "wrapped array",
            NOT_AN_OBJECT,
            bytes("{\"schema\":null,\"payload\":[\"" + SECRET + "\"]}")),
        arguments("no fields", MISSING_ROW, bytes("{}")),
        arguments("metadata only", MISSING_ROW, bytes("{\"__op\":\"u\"}")),
        arguments("no row", MISSING_ROW, bytes("{\"op\":\"u\",\"after\":null}")),
        arguments("empty row", MISSING_ROW, bytes("{\"op\":\"c\",\"after\":{}}")),
        arguments(
            "MongoDB",
            NOT_AN_OBJECT,
            bytes("{\"op\":\"c\",\"source\":{},\"after\":\"" + SECRET + "\"}")),
        arguments("truncate", TRUNCATE, bytes("{\"op\":\"t\",\"after\":null,\"source\":{}}")),
        arguments(
            "log message",
            LOGICAL_MESSAGE,
            bytes("{\"op\":\"m\",\"source\":{},\"message\":{\"content\":\"" + SECRET + "\"}}")),
        arguments(
            "unknown op",
            UNKNOWN_OPERATION,
            bytes("{\"op\":\"" + SECRET + "\",\"after\":{\"id\":1}}")),
        arguments("op null", UNKNOWN_OPERATION, bytes("{\"op\":null,\"after\":{\"id\":1}}")),
        arguments(
            "unwrapped unknown op",
            UNKNOWN_OPERATION,
            bytes("{\"id\":1,\"__op\":\"" + SECRET + "\"}")),
        arguments("unwrapped truncate", TRUNCATE, bytes("{\"id\":1,\"__op\":\"t\"}")),
        arguments("no key", NO_KEY, bytes("{\"name\":\"" + SECRET + "\"}")),
        arguments("key null", NO_KEY, bytes("{\"id\":null,\"name\":\"" + SECRET + "\"}")),
        arguments("key blank", NO_KEY, bytes("{\"id\":\"  \",\"name\":\"" + SECRET + "\"}")),
        arguments(
            "not sent",
            VALUE_NOT_SENT,
            bytes("{\"id\":1,\"s\":\"" + SECRET + "\",\"b\":\"__debezium_unavailable_value\"}")),
        arguments("Avro of a registry", BINARY_FORMAT, new byte[] {0, 0, 0, 0, 7, 2, 20, 'M'}),
        arguments("Avro file", BINARY_FORMAT, bytes("Obj\u0001" + SECRET)),
        arguments("gzip", BINARY_FORMAT, gzip("{\"id\":\"" + SECRET + "\"}")),
        arguments("UTF-16", NOT_UTF8, ("{\"id\":\"" + SECRET + "\"}").getBytes(UTF_16)),
        arguments("UTF-16 unmarked", BINARY_FORMAT, "{\"id\":1}".getBytes(UTF_16LE)),
        arguments("Latin-1", NOT_UTF8, new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'}),
        arguments("overlong", NOT_UTF8, new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"'}),
        arguments("surrogate", NOT_UTF8, new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80}),
        arguments("too large", TOO_LARGE, bytes("{\"id\":\"" + SECRET.repeat(3_000) + "\"}")),
        arguments("text too long", LIMIT_EXCEEDED, bytes("{\"a\":\"" + SECRET.repeat(200) + "\"}")),
        arguments("id too long", LIMIT_EXCEEDED, bytes("{\"id\":\"" + SECRET.repeat(20) + "\"}")),
        arguments("name too long", LIMIT_EXCEEDED, bytes("{\"" + SECRET.repeat(20) + "\":1}")),
        arguments("number too long", LIMIT_EXCEEDED, bytes("{\"id\":" + "7".repeat(1_500) + "}")),
        arguments(
            "too deep", LIMIT_EXCEEDED, bytes("{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}")),
        arguments("too many columns", TOO_MANY_COLUMNS, bytes(manyColumns())));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("nothing", NO_KEY, null),
        arguments("empty", NO_KEY, new byte[0]),
        arguments("blank", NO_KEY, bytes("  ")),
        arguments("JSON null", NO_KEY, bytes("null")),
        arguments("object without fields", KEY_FIELDS, bytes("{}")),
        arguments("other fields", KEY_FIELDS, bytes("{\"a\":\"" + SECRET + "\",\"b\":1}")),
        arguments("null in an object", NO_KEY, bytes("{\"id\":null}")),
        arguments("array", KEY_UNREADABLE, bytes("[\"" + SECRET + "\"]")),
        arguments("broken object", CUT_OFF, bytes("{\"id\":\"" + SECRET)),
        arguments("broken text", CUT_OFF, bytes("\"" + SECRET)),
        arguments("text and more", TRAILING_CONTENT, bytes("\"a\" " + SECRET)),
        arguments("long serializer", BINARY_FORMAT, new byte[] {0, 0, 0, 0, 0, 0, 0, 42}),
        arguments("not UTF-8", NOT_UTF8, new byte[] {'a', (byte) 0xFF}),
        arguments("too long", LIMIT_EXCEEDED, bytes(SECRET.repeat(20))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void valueIsRefusedWithItsCause(String kind, UnreadableCause cause, byte[] value) {
    assertRefused(AUTO.decode(null, value, 1), cause);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void keyIsRefusedWithItsCause(String kind, UnreadableCause cause, byte @Nullable [] key) {
    assertRefused(AUTO.decode(key, null, 1), cause);
  }

  @Test
  void keysThatDisagreeAreNotRepeated() {
    assertRefused(
        AUTO.decode(bytes(SECRET), bytes("{\"id\":\"" + SECRET + "x\"}"), 1), KEY_MISMATCH);
  }

  @Test
  void aRowIsNoEnvelope() {
    byte[] row = bytes("{\"id\":1,\"name\":\"" + SECRET + "\"}");
    assertRefused(decoder(Format.DEBEZIUM).decode(null, row, 1), NOT_AN_ENVELOPE);
  }

  @Test
  void anEnvelopeIsNoRow() {
    byte[] envelope = bytes(DebeziumEvents.POSTGRES_UPDATE);
    assertRefused(decoder(Format.UNWRAPPED).decode(null, envelope, 1), UNEXPECTED_ENVELOPE);
  }

  @Test
  void everyCauseIsCoveredAndExplained() throws IOException {
    Set<Object> covered =
        Stream.concat(values(), keys()).map(kind -> kind.get()[1]).collect(Collectors.toSet());
    covered.add(KEY_MISMATCH);
    covered.add(NOT_AN_ENVELOPE);
    covered.add(UNEXPECTED_ENVELOPE);
    assertThat(covered).containsExactlyInAnyOrder((Object[]) UnreadableCause.values());
    for (UnreadableCause cause : UnreadableCause.values()) {
      assertThat(cause.explanation()).isNotBlank().doesNotEndWith(".");
      assertThat(cause.cure()).endsWith(".");
    }
  }

  private static void assertRefused(DecodedChange decoded, UnreadableCause cause) {
    assertThat(decoded).isInstanceOf(Unreadable.class);
    Unreadable unreadable = (Unreadable) decoded;
    assertThat(unreadable.cause()).isEqualTo(cause);
    assertThat(unreadable.detail()).isNotBlank();
    assertThat(unreadable.toString() + unreadable.message()).doesNotContain("Marker");
  }

  private static String manyColumns() {
    StringBuilder row = new StringBuilder("{\"id\":1");
    for (int i = 0; i < 50; i++) {
      row.append(",\"c").append(i).append("\":1");
    }
    return row.append('}').toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(text));
    }
    return packed.toByteArray();
  }
}
