package dev.tributary.topology;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/** Sends the events that a Debezium connector for PostgreSQL would, tombstones included. */
final class Connector {
  private static final long START_MILLIS = 1_760_000_000_000L;

  private final SourceProducer sources;
  private long lsn = 24_023_128;

  Connector(SourceProducer sources) {
    this.sources = sources;
  }

  void create(RecordKey record, String email) {
    send("c", record, null, email);
  }

  void update(RecordKey record, String before, String after) {
    send("u", record, before, after);
  }

  void delete(RecordKey record, String email) {
    send("d", record, email, null);
    sources.delete(record);
  }

  private void send(
      String operation, RecordKey record, @Nullable String before, @Nullable String after) {
    lsn += 64;
    sources.send(
        record,
        null,
        """
        {"op": "%s", "before": %s, "after": %s, "ts_ms": %d,
         "source": {"connector": "postgresql", "lsn": %d, "ts_ms": %d, "table": "t"}}
        """
            .formatted(
                operation,
                row(record, before),
                row(record, after),
                START_MILLIS + lsn,
                lsn,
                START_MILLIS + lsn));
  }

  private static String row(RecordKey record, @Nullable String email) {
    return email == null
        ? "null"
        : """
          {"id": "%s", "email": "%s", "name": "%s", "phone": null}"""
            .formatted(record.id(), email, email.substring(0, email.indexOf('@')));
  }
}
