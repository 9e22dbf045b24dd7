package dev.tributary.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one source row, as decoded from a change event.
 *
 * @param key the record that changed
 * @param columns the whole row after the change, column to text (columns without a value are
 *     absent); null when the row was deleted
 * @param eventTimeMillis when the source made the change, milliseconds since 1970 UTC; the arrival
 *     time where the source does not say
 * @param position the source's own order of changes (a log sequence number), or -1 where it has
 *     none; of two changes of a key the one with the lower (position, event time) is the older
 */
public record SourceChange(
    RecordKey key, @Nullable Map<String, String> columns, long eventTimeMillis, long position) {

  /** Says whether this change deletes its row. */
  public boolean isDelete() {
    return columns == null;
  }
}
