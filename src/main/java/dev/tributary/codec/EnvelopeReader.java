package dev.tributary.codec;

import java.util.Map;

/** Reads Debezium envelopes: the operation, the row before and after it, and where it came from. */
final class EnvelopeReader {
  private final JsonObjectReader reader;
  private final RowReader rows;

  EnvelopeReader(JsonObjectReader reader, RowReader rows) {
    this.reader = reader;
    this.rows = rows;
  }

  /** An operation, and one of the objects that come with it in an envelope. */
  static boolean isEnvelope(JsonFields fields) {
    return fields.has("op")
        && (fields.object("source") != null
            || isImage(fields, "after")
            || isImage(fields, "before"));
  }

  RowImage read(JsonFields envelope, ConnectSchema schema) throws UnreadableException {
    String operation = envelope.text("op");
    Operations.check(operation == null ? "" : operation);
    boolean deleted = "d".equals(operation);
    Map<String, String> row = deleted ? before(envelope, schema) : after(envelope, schema);
    JsonText block = envelope.object("source");
    if (block == null) {
      return new RowImage(row, deleted, SourceOrder.NO_POSITION, null, envelope.text("ts_ms"));
    }
    JsonFields source = reader.read(block, ConnectSchema.NONE);
    long position = SourceOrder.position(source::text);
    return new RowImage(row, deleted, position, source.text("ts_ms"), envelope.text("ts_ms"));
  }

  private Map<String, String> after(JsonFields envelope, ConnectSchema schema)
      throws UnreadableException {
    JsonText after = envelope.object("after");
    if (after == null) {
      throw noRow(envelope);
    }
    JsonFields fields = reader.read(after, schema.object("after"));
    if (fields.size() == 0) {
      throw noRow(envelope);
    }
    return rows.columns(fields, schema.object("after"));
  }

  /** What a deletion tells about its row is a hint at its id and may well be missing. */
  private Map<String, String> before(JsonFields envelope, ConnectSchema schema)
      throws UnreadableException {
    JsonText before = envelope.object("before");
    return before == null
        ? Map.of()
        : rows.known(reader.read(before, schema.object("before")), schema.object("before"));
  }

  private static UnreadableException noRow(JsonFields envelope) {
    boolean absent = envelope.text("after") == null && envelope.container("after") == null;
    return absent || envelope.object("after") != null
        ? new UnreadableException(UnreadableCause.MISSING_ROW, "field after")
        : new UnreadableException(UnreadableCause.NOT_AN_OBJECT, "field after");
  }

  private static boolean isImage(JsonFields fields, String name) {
    return fields.object(name) != null || fields.isNull(name);
  }
}
