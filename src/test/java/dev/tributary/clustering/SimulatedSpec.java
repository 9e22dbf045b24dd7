package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of the spec.
 *
 * @param keys the column that holds a record's block keys
 * @param scoring specs with one number score alike; their thresholds may differ
 * @param maxBlockSize members that a block may have
 * @param without the sources that it does not have
 */
record SimulatedSpec(
    String keys, int scoring, SimulatedRules rules, int maxBlockSize, Set<String> without) {

  SimulatedSpec lacking(Set<String> sources) {
    return new SimulatedSpec(keys, scoring, rules, maxBlockSize, Set.copyOf(sources));
  }

  String hash() {
    return keys + scoring + System.identityHashCode(rules) + maxBlockSize + without;
  }

  boolean admits(RecordKey key) {
    return !without.contains(key.source());
  }

  /** The block keys that a content has. */
  List<Integer> keysOf(Map<String, String> columns) {
    String found = columns.get(keys);
    return found == null || found.isEmpty()
        ? List.of()
        : Arrays.stream(found.split(",")).map(Integer::valueOf).sorted().distinct().toList();
  }

  /** Says whether nothing but matches decides who is together. */
  boolean isPlain() {
    return !rules.mayCut() && rules.guards.maxEntitySize() >= 1_000;
  }
}
