package dev.tributary.topology;

import dev.tributary.codec.DecodedChange.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Wraps what could not be processed: key and value as they came, the story in the headers. */
final class Quarantine {
  private Quarantine() {}

  static Record<byte[], byte[]> record(
      Record<byte[], byte[]> event,
      String source,
      RecordMetadata origin,
      Unreadable unreadable,
      long nowMillis) {
    Headers headers = new RecordHeaders(event.headers());
    add(headers, "cause", unreadable.cause().name().toLowerCase(Locale.ROOT));
    add(headers, "detail", unreadable.message());
    add(headers, "source", source);
    add(headers, "topic", origin.topic());
    add(headers, "partition", Integer.toString(origin.partition()));
    add(headers, "offset", Long.toString(origin.offset()));
    add(headers, "at", Instant.ofEpochMilli(nowMillis).toString());
    return new Record<>(event.key(), event.value(), nowMillis, headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add("tributary." + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
