package dev.tributary.demo;

import dev.tributary.model.RecordKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * People who look alike and are not the same.
 *
 * @param records all their records, by true entity; at least two entities
 */
public record Trap(TrapKind kind, SortedMap<String, List<RecordKey>> records) {

  /**
   * Says whether a resolver fell for it: one of its clusters holds more than half of the records of
   * every one of these people.
   *
   * @param found the cluster of each record; a record without one stands alone
   */
  public boolean mergedWholesale(Map<RecordKey, String> found) {
    Set<String> shared = new HashSet<>();
    boolean first = true;
    for (List<RecordKey> ofOne : records.values()) {
      Set<String> majorities = majorities(ofOne, found);
      if (first) {
        shared.addAll(majorities);
        first = false;
      } else {
        shared.retainAll(majorities);
      }
    }
    return !shared.isEmpty();
  }

  private static Set<String> majorities(List<RecordKey> keys, Map<RecordKey, String> found) {
    Map<String, Integer> counts = new HashMap<>();
    for (RecordKey key : keys) {
      String cluster = found.get(key);
      if (cluster != null) {
        counts.merge(cluster, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> 2 * count <= keys.size());
    return counts.keySet();
  }
}
