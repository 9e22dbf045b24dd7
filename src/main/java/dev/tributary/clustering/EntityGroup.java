package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Records on their way to an entity, and what guards want to know of them. */
final class EntityGroup {
  final SortedSet<RecordKey> records = new TreeSet<>();
  final Set<RecordKey> enemies = new HashSet<>();

  /** How many records each source has here; empty where no guard asks. */
  final Map<String, Integer> bySource = new HashMap<>();

  /** The different values here, by constraint. */
  final List<Set<Set<String>>> constrained = new ArrayList<>();

  /** Pairs here that are matches themselves; 0 where no guard asks. */
  long tiedPairs;

  /** Whether a deterministic key has found two records here to be the same. */
  boolean keyed;

  EntityGroup(RecordKey first) {
    records.add(first);
  }

  int size() {
    return records.size();
  }

  boolean isLone() {
    return records.size() == 1;
  }

  int count(String source) {
    return bySource.getOrDefault(source, 0);
  }

  boolean isEnemyOf(EntityGroup other) {
    EntityGroup smaller = enemies.size() <= other.enemies.size() ? this : other;
    EntityGroup larger = smaller == this ? other : this;
    return !smaller.enemies.isEmpty()
        && smaller.enemies.stream().anyMatch(larger.records::contains);
  }

  void take(EntityGroup other) {
    records.addAll(other.records);
    enemies.addAll(other.enemies);
    other.bySource.forEach((source, count) -> bySource.merge(source, count, Integer::sum));
    for (int i = 0; i < constrained.size(); i++) {
      constrained.get(i).addAll(other.constrained.get(i));
    }
    tiedPairs += other.tiedPairs;
    keyed |= other.keyed;
  }
}
