package dev.tributary.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what could not be processed: key and value as they came, the story in the headers.
 *
 * <p>Whatever a source topic takes has to fit, or one event would stop the application. So what is
 * beyond all sense is cut, and a header says how long it was; the whole is where it came from.
 */
final class Quarantine {
  /** Key, value and headers together stay below Kafka's usual limit of 1 MiB for a message. */
  static final int MAX_VALUE_BYTES = 768 * 1024;

  static final int MAX_KEY_BYTES = 64 * 1024;
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final String PREFIX = "tributary.";

  private Quarantine() {}

  /**
   * What was wrong.
   *
   * @param source whose message it was: a source by its name in the spec, or {@code stewardship}
   * @param cause the kind of fault, one word
   * @param detail what is wrong and how to cure it, for a person; never a value of the message
   */
  record Story(String source, String cause, String detail) {}

  /** A cause as it stands in headers and metrics. */
  static String causeName(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  static Record<byte[], byte[]> record(
      Record<byte[], byte[]> event, RecordMetadata origin, Story story, long nowMillis) {
    Headers headers = headersOf(event);
    add(headers, "cause", story.cause());
    add(headers, "detail", story.detail());
    add(headers, "source", story.source());
    add(headers, "topic", origin.topic());
    add(headers, "partition", Integer.toString(origin.partition()));
    add(headers, "offset", Long.toString(origin.offset()));
    add(headers, "at", Instant.ofEpochMilli(nowMillis).toString());
    byte[] key = cut(event.key(), MAX_KEY_BYTES);
    byte[] value = cut(event.value(), MAX_VALUE_BYTES);
    if (key != event.key() || value != event.value()) {
      add(
          headers,
          "cut",
          "key of %d bytes, value of %d bytes"
              .formatted(length(event.key()), length(event.value())));
    }
    return new Record<>(key, value, nowMillis, headers);
  }

  /** Those that it came with, less what an earlier stay in quarantine left there. */
  private static Headers headersOf(Record<byte[], byte[]> event) {
    Headers headers = new RecordHeaders();
    int bytes = 0;
    for (Header header : event.headers()) {
      bytes += header.key().length() * 3 + length(header.value());
      if (bytes <= MAX_HEADER_BYTES && !header.key().startsWith(PREFIX)) {
        headers.add(header);
      }
    }
    return headers;
  }

  private static byte @Nullable [] cut(byte @Nullable [] bytes, int limit) {
    return bytes == null || bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
