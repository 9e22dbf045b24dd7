package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The open round of a version: what is reported so far, and which blocking partitions have not
 * answered yet.
 */
public record Round(
    RecordKey key,
    long version,
    long askedMillis,
    SortedSet<Integer> waitingFor,
    Map<RecordKey, Neighbour> neighbours,
    SortedSet<Integer> saturated,
    boolean failed) {

  static Round open(RecordKey key, long version, long nowMillis, SortedSet<Integer> partitions) {
    return new Round(
        key,
        version,
        nowMillis,
        new TreeSet<>(partitions),
        new TreeMap<>(),
        new TreeSet<>(),
        false);
  }

  public boolean isComplete() {
    return waitingFor.isEmpty();
  }

  Round reported(RecordMessage.Report report) {
    SortedSet<Integer> left = new TreeSet<>(waitingFor);
    left.remove(report.from());
    Map<RecordKey, Neighbour> found = new TreeMap<>(neighbours);
    for (Neighbour neighbour : report.neighbours()) {
      found.merge(neighbour.key(), neighbour, (a, b) -> a.version() >= b.version() ? a : b);
    }
    SortedSet<Integer> full = new TreeSet<>(saturated);
    full.addAll(report.saturated());
    return new Round(key, version, askedMillis, left, found, full, failed || report.failed());
  }

  Round askedAgain(long nowMillis) {
    return new Round(key, version, nowMillis, waitingFor, neighbours, saturated, failed);
  }
}
