package dev.tributary.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flattened form of Debezium's events (the transformation ExtractNewRecordState): the row
 * itself, with metadata in columns whose names start with two underscores. Those are no columns of
 * the row, whichever of them the connector was told to add.
 */
final class UnwrappedRow {
  private UnwrappedRow() {}

  /** True for a row that carries metadata. */
  static boolean isOne(JsonFields fields) {
    return fields.has("__deleted")
        || fields.has("__op")
        || fields.has("__lsn")
        || fields.has("__source_lsn")
        || fields.has("__ts_ms")
        || fields.has("__source_ts_ms");
  }

  static RowImage read(JsonFields fields, ConnectSchema schema, RowReader rows)
      throws UnreadableException {
    String operation = fields.text("__op");
    if (operation != null) {
      Operations.check(operation);
    }
    boolean deleted = "true".equalsIgnoreCase(fields.text("__deleted")) || "d".equals(operation);
    long position = SourceOrder.position(name -> metadata(fields, name));
    String sourceTime = fields.text("__source_ts_ms");
    String connectorTime = fields.text("__ts_ms");
    fields.texts().keySet().removeIf(name -> name.startsWith("__"));
    if (fields.size() == 0 && !deleted) {
      throw new UnreadableException(UnreadableCause.MISSING_ROW, "value has metadata only");
    }
    Map<String, String> row = deleted ? rows.known(fields, schema) : rows.columns(fields, schema);
    return new RowImage(row, deleted, position, sourceTime, connectorTime);
  }

  private static @Nullable String metadata(JsonFields fields, String name) {
    String ofSource = fields.text("__source_" + name);
    return ofSource == null ? fields.text("__" + name) : ofSource;
  }
}
