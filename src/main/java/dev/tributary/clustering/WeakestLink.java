package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** How surely a set of records is one entity: the score of the weakest edge that it cannot miss. */
final class WeakestLink {
  private static final Comparator<Edge> STRONGEST_FIRST =
      Comparator.<Edge, Boolean>comparing(edge -> !edge.isCertain())
          .thenComparing(Comparator.comparingDouble(Edge::total).reversed())
          .thenComparing(Edge::key);

  private WeakestLink() {}

  /**
   * The weakest of the edges that hold a set of records together at best; infinite for one record,
   * and where stewards and deterministic keys are enough.
   */
  static double of(Component component, SortedSet<RecordKey> records) {
    if (records.size() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    List<Edge> edges = new ArrayList<>();
    for (RecordKey record : records) {
      for (EdgeKey key : component.incidentTo(record)) {
        Edge edge = component.edge(key);
        if (edge != null && record.equals(key.low()) && records.contains(key.high())) {
          edges.add(edge);
        }
      }
    }
    edges.sort(STRONGEST_FIRST);
    Map<RecordKey, RecordKey> parent = new HashMap<>();
    double weakest = Double.POSITIVE_INFINITY;
    for (Edge edge : edges) {
      RecordKey low = root(parent, edge.key().low());
      RecordKey high = root(parent, edge.key().high());
      if (!low.equals(high)) {
        parent.put(low, high);
        weakest = edge.isCertain() ? weakest : Math.min(weakest, edge.total());
      }
    }
    return weakest;
  }

  private static RecordKey root(Map<RecordKey, RecordKey> parent, RecordKey key) {
    RecordKey at = key;
    for (RecordKey up = parent.get(at); up != null; up = parent.get(at)) {
      at = up;
    }
    return at;
  }
}
