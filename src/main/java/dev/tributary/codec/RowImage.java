package dev.tributary.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as an event shows it, before its id is known.
 *
 * @param row the row after the change, or what the event says about a deleted one
 * @param deleted whether the event deletes the row
 * @param position see {@link SourceOrder#position}
 * @param sourceTime when the database made the change, as the event writes it
 * @param connectorTime when the connector saw the change, as the event writes it
 */
record RowImage(
    Map<String, String> row,
    boolean deleted,
    long position,
    @Nullable String sourceTime,
    @Nullable String connectorTime) {

  /** A deletion of which nothing is known but the key. */
  static final RowImage DELETED = new RowImage(Map.of(), true, SourceOrder.NO_POSITION, null, null);
}
