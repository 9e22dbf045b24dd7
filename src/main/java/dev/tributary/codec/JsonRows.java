package dev.tributary.codec;

import java.util.Map;

/** Reads plain JSON objects as rows, under the same rules as plain change events. */
public final class JsonRows {
  private final DecoderLimits limits;
  private final JsonObjectReader reader;
  private final RowReader rows;

  public JsonRows(DecoderLimits limits) {
    this.limits = limits;
    this.reader = new JsonObjectReader(limits);
    this.rows = new RowReader(reader, column -> true, limits);
  }

  /** The columns of a row as text; those without a value are absent. */
  public Map<String, String> read(byte[] json) throws UnreadableException {
    JsonText text = JsonText.screen("row", json, limits);
    return rows.columns(reader.read(text, ConnectSchema.NONE), ConnectSchema.NONE);
  }
}
