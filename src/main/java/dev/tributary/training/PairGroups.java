package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records that labels of pairs tie together, by their numbers. */
final class PairGroups {
  private final Map<Integer, Integer> parents = new HashMap<>();
  private final List<int[]> different = new ArrayList<>();

  PairGroups(BatchRecords records, Collection<PairTruth> pairs) {
    for (PairTruth pair : pairs) {
      Integer a = records.number(pair.a());
      Integer b = records.number(pair.b());
      if (a == null || b == null) {
        continue;
      }
      int first = root(a);
      int second = root(b);
      if (pair.match()) {
        parents.put(Math.max(first, second), Math.min(first, second));
      } else {
        different.add(new int[] {a, b});
      }
    }
  }

  private int root(int record) {
    int at = record;
    for (int parent = parentOf(at); parent != at; parent = parentOf(at)) {
      parents.put(at, parentOf(parent)); // so that ways stay short
      at = parent;
    }
    return at;
  }

  private int parentOf(int record) {
    return parents.computeIfAbsent(record, any -> record);
  }

  /** The groups, and the records that are labelled and stand alone, in the order of numbers. */
  List<List<Integer>> members() {
    Map<Integer, List<Integer>> byRoot = new TreeMap<>();
    List.copyOf(parents.keySet()).stream()
        .sorted()
        .forEach(
            record -> byRoot.computeIfAbsent(root(record), r -> new ArrayList<>()).add(record));
    return List.copyOf(byRoot.values());
  }

  /** The pairs that are said to differ. */
  List<int[]> different() {
    return different;
  }
}
