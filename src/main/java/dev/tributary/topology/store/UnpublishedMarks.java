package dev.tributary.topology.store;

import dev.tributary.clustering.ComponentId;
import dev.tributary.topology.format.Formats;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * When which component is due to publish. The mark of one that awaits answers is kept in memory
 * alone: it is gone with the answers, and the first answer after a crash makes it again.
 */
final class UnpublishedMarks {
  private final CachedRows<ComponentId, Long> rows;
  private final DueList<ComponentId> due = new DueList<>();
  private final Set<ComponentId> unwritten = new HashSet<>();

  /** Reads the marks that are written. */
  UnpublishedMarks(Rows rows, int cachedRows) {
    this.rows = new CachedRows<>(rows, ComponentKeys::write, Formats.MILLIS, cachedRows);
    rows.all((key, value) -> due.put(ComponentKeys.read(key), Formats.MILLIS.fromBytes(value)));
  }

  /** An earlier mark stands. */
  void mark(ComponentId id, long dueMillis, boolean awaitsAnswers) {
    Long known = due.dueAt(id);
    long earliest = known == null ? dueMillis : Math.min(known, dueMillis);
    due.put(id, earliest);
    if (known == null && awaitsAnswers) {
      unwritten.add(id);
    } else if (known == null || (!awaitsAnswers && unwritten.remove(id))) {
      rows.putNew(id, earliest);
    } else if (earliest < known && !unwritten.contains(id)) {
      rows.put(id, earliest);
    }
  }

  /** Answers whether there was a mark. */
  boolean unmark(ComponentId id) {
    if (!due.remove(id)) {
      return false;
    }
    if (!unwritten.remove(id)) {
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

  /** Writes what has changed. */
  void flush() {
    rows.flush();
  }
}
