package dev.tributary.codec;

import org.jspecify.annotations.Nullable;

/** Recognises the events that Debezium sends about itself and not about a row. */
final class Notices {
  private Notices() {}

  /** What kind of notice an event is; null if it is none. */
  static @Nullable String reason(JsonFields event) {
    if (event.size() == 1 && event.text("ts_ms") != null) {
      return "a heartbeat of the connector";
    }
    if (event.has("event_count") && event.has("data_collections") && event.has("status")) {
      return "a beginning or an end of a transaction";
    }
    if (event.has("ddl") && (event.has("tableChanges") || event.has("databaseName"))) {
      return "a change of the database's schema";
    }
    return null;
  }
}
