package dev.tributary.stewardship;

import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.RowWatch;
import dev.tributary.query.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows that were stored and are not in their tables yet, for as long as that may take. */
final class UnderWay {
  /** After it the table is right again: another instance may have owned the row in between. */
  private static final long LONGEST_MILLIS = 30_000;

  private final Map<Lookup, Stored> rows = new ConcurrentHashMap<>();

  /** A value on its way into a table. */
  private record Stored(byte @Nullable [] value, long millis) {
    boolean isRecent(long nowMillis) {
      return nowMillis - millis < LONGEST_MILLIS;
    }
  }

  /** A row as it will be, once all that was stored has arrived. */
  byte @Nullable [] current(QueryTables tables, Lookup lookup, long nowMillis) {
    Stored stored = rows.get(lookup);
    return stored != null && stored.isRecent(nowMillis)
        ? stored.value()
        : tables.read(List.of(lookup), false).values().get(0);
  }

  void stored(Lookup lookup, byte @Nullable [] value, long nowMillis) {
    rows.values().removeIf(stored -> !stored.isRecent(nowMillis));
    rows.put(lookup, new Stored(value, nowMillis));
  }

  /** A row has arrived. */
  void arrived(Table table, String key, byte @Nullable [] value) {
    rows.computeIfPresent(
        new Lookup(table, key),
        (any, stored) -> RowWatch.mark(stored.value()) == RowWatch.mark(value) ? null : stored);
  }
}
