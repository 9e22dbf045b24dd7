package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows which open rounds are the first of a change: only they tell how long changes take. Kept in
 * memory alone; after a restart a few are not counted.
 */
final class FirstRounds {
  private final Set<RecordKey> open = new HashSet<>();

  void changed(RecordKey key) {
    open.add(key);
  }

  /** Answers whether the round that is complete was the first since a change. */
  boolean completed(RecordKey key) {
    return open.remove(key);
  }

  void deleted(RecordKey key) {
    open.remove(key);
  }
}
