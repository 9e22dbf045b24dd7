package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Collections;
import java.util.List;
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
    Map<RecordKey, Neighbour> carried,
    SortedSet<Integer> saturated,
    boolean failed) {

  static Round open(RecordKey key, long version, long nowMillis, SortedSet<Integer> partitions) {
    return new Round(
        key,
        version,
        nowMillis,
        new TreeSet<>(partitions),
        Map.of(),
        Map.of(),
        Collections.emptySortedSet(),
        false);
  }

  public boolean isComplete() {
    return waitingFor.isEmpty();
  }

  Round reported(RecordMessage.Report report) {
    SortedSet<Integer> left = new TreeSet<>(waitingFor);
    left.remove(report.from());
    SortedSet<Integer> full = saturated;
    if (!report.saturated().isEmpty()) {
      full = new TreeSet<>(saturated);
      full.addAll(report.saturated());
    }
    return new Round(
        key,
        version,
        askedMillis,
        left,
        with(neighbours, report.neighbours()),
        with(carried, report.carried()),
        full,
        failed || report.failed());
  }

  /**
   * Of two statements about a neighbour that of its newer version counts, then the newer spec's.
   */
  private static Map<RecordKey, Neighbour> with(
      Map<RecordKey, Neighbour> known, List<Neighbour> reported) {
    if (reported.isEmpty()) {
      return known;
    }
    Map<RecordKey, Neighbour> all = new TreeMap<>(known);
    for (Neighbour neighbour : reported) {
      all.merge(neighbour.key(), neighbour, Round::newer);
    }
    return all;
  }

  private static Neighbour newer(Neighbour a, Neighbour b) {
    boolean first = a.version() == b.version() ? a.spec() >= b.spec() : a.version() > b.version();
    return first ? a : b;
  }

  Round askedAgain(long nowMillis) {
    return new Round(key, version, nowMillis, waitingFor, neighbours, carried, saturated, failed);
  }
}
