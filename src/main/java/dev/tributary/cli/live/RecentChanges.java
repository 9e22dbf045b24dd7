package dev.tributary.cli.live;

import dev.tributary.demo.ChangeKind;
import dev.tributary.model.RecordKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What happened last to the records that changed last. */
final class RecentChanges {
  private static final int REMEMBERED = 1_000;

  private final Map<RecordKey, ChangeKind> kinds = new HashMap<>();
  private final Deque<RecordKey> oldestFirst = new ArrayDeque<>();

  void add(RecordKey key, ChangeKind kind) {
    if (kinds.put(key, kind) == null) {
      oldestFirst.addLast(key);
    }
    if (oldestFirst.size() > REMEMBERED) {
      kinds.remove(oldestFirst.removeFirst());
    }
  }

  /** Of the first of these records that changed lately. */
  Optional<ChangeKind> of(Collection<RecordKey> records) {
    return records.stream().filter(kinds::containsKey).map(kinds::get).findFirst();
  }
}
