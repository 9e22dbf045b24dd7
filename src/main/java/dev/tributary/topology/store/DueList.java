package dev.tributary.topology.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Items with the time at which each is due; finds the due ones without looking at the others. */
final class DueList<T extends Comparable<T>> {
  private final Map<T, Long> dueAt = new HashMap<>();
  private final TreeSet<Entry<T>> inOrder = new TreeSet<>(Entry.order());

  private record Entry<T extends Comparable<T>>(long dueMillis, T item) {
    static <T extends Comparable<T>> Comparator<Entry<T>> order() {
      return Comparator.<Entry<T>>comparingLong(Entry::dueMillis).thenComparing(Entry::item);
    }
  }

  void put(T item, long dueMillis) {
    remove(item);
    dueAt.put(item, dueMillis);
    inOrder.add(new Entry<>(dueMillis, item));
  }

  @Nullable Long dueAt(T item) {
    return dueAt.get(item);
  }

  boolean remove(T item) {
    Long known = dueAt.remove(item);
    return known != null && inOrder.remove(new Entry<>(known, item));
  }

  int size() {
    return dueAt.size();
  }

  /** The items that are due by now, the longest due first. */
  List<T> until(long nowMillis) {
    List<T> due = new ArrayList<>();
    for (Entry<T> entry : inOrder) {
      if (entry.dueMillis() > nowMillis) {
        break;
      }
      due.add(entry.item());
    }
    return due;
  }
}
