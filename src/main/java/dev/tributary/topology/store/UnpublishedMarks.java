package dev.tributary.topology.store;

import dev.tributary.clustering.ComponentId;
import dev.tributary.topology.format.Formats;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When which component is due to publish. The mark of one that awaits answers is written only once
 * it has stood for a while: most are gone after the next commit or two, and an answer that comes
 * after a crash makes the mark again.
 */
final class UnpublishedMarks {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long NOT_SEEN = Long.MAX_VALUE;

  private final CachedRows<ComponentId, Long> rows;
  private final DueList<ComponentId> due = new DueList<>();

  /** Marks that no row holds yet, oldest first, with the commit at which each was first seen. */
  private final Map<ComponentId, Long> unwritten = new LinkedHashMap<>();

  /** Reads the marks that are written. */
  UnpublishedMarks(Rows rows, int cachedRows) {
    this.rows = new CachedRows<>(rows, ComponentKeys::write, Formats.MILLIS, cachedRows);
    rows.all((key, value) -> due.put(ComponentKeys.read(key), Formats.MILLIS.fromBytes(value)));
  }

  /** An earlier mark stands. Answers whether anything changed that is worth counting. */
  boolean mark(ComponentId id, long dueMillis, boolean awaitsAnswers) {
    Long known = due.dueAt(id);
    boolean earlier = known == null || dueMillis < known;
    if (earlier) {
      due.put(id, dueMillis);
    }
    if (known == null && awaitsAnswers) {
      unwritten.put(id, NOT_SEEN);
    } else if (known == null) {
      rows.putNew(id, dueMillis);
    } else if (!awaitsAnswers && unwritten.remove(id) != null) {
      rows.putNew(id, Math.min(known, dueMillis));
    } else if (earlier && !unwritten.containsKey(id)) {
      rows.put(id, dueMillis);
    }
    return earlier;
  }

  boolean unmark(ComponentId id) {
    if (!due.remove(id)) {
      return false;
    }
    if (unwritten.remove(id) == null) {
      rows.remove(id);
    }
    return true;
  }

  int count() {
    return due.size();
  }

  void dueBy(long nowMillis, Consumer<ComponentId> visitor) {
    due.until(nowMillis).forEach(visitor);
  }

  /** Writes what has changed or has stood for long enough. */
  void flush(long nowMillis) {
    Iterator<Map.Entry<ComponentId, Long>> marks = unwritten.entrySet().iterator();
    while (marks.hasNext()) {
      Map.Entry<ComponentId, Long> mark = marks.next();
      if (mark.getValue() == NOT_SEEN) {
        mark.setValue(nowMillis);
      } else if (mark.getValue() + PATIENCE_MILLIS <= nowMillis) {
        @Nullable Long dueMillis = due.dueAt(mark.getKey());
        if (dueMillis != null) {
          rows.putNew(mark.getKey(), dueMillis);
        }
        marks.remove();
      }
    }
    rows.flush();
  }
}
