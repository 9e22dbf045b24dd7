package dev.tributary.clustering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds lone records that fit several entities about equally well: two candidates within a margin
 * of the best that no match ties to each other. Such a record joins neither. It is judged by the
 * scores as they stand, not by what was joined first, so the order of arrival does not matter.
 */
final class CollisionRule {
  /** More than the sum of two roundings, less than any difference that means something. */
  private static final double ROUNDING = 1e-9;

  private final double margin;
  private final Function<Edge, EntityGroup> low;
  private final Function<Edge, EntityGroup> high;
  private final Map<EntityGroup, Map<EntityGroup, Double>> candidates = new HashMap<>();

  CollisionRule(double margin, Function<Edge, EntityGroup> low, Function<Edge, EntityGroup> high) {
    this.margin = margin;
    this.low = low;
    this.high = high;
  }

  /**
   * The matches at records that collide; none of them counts.
   *
   * @param comparable whose scores may be compared with each other
   */
  Set<EdgeKey> colliding(
      List<Edge> matches,
      Predicate<Edge> comparable,
      BiPredicate<EntityGroup, EntityGroup> mayJoin) {
    Map<EntityGroup, Set<EntityGroup>> beside = new HashMap<>();
    for (Edge edge : matches) {
      EntityGroup one = low.apply(edge);
      EntityGroup other = high.apply(edge);
      if (one != other) {
        beside.computeIfAbsent(one, it -> new HashSet<>()).add(other);
        beside.computeIfAbsent(other, it -> new HashSet<>()).add(one);
        if (comparable.test(edge) && mayJoin.test(one, other)) {
          note(one, other, edge.total());
          note(other, one, edge.total());
        }
      }
    }
    Set<EntityGroup> colliding = new HashSet<>();
    candidates.forEach(
        (record, scores) -> {
          if (scores.size() > 1 && !isOneCluster(closest(scores), beside)) {
            colliding.add(record);
          }
        });
    Set<EdgeKey> keys = new HashSet<>();
    for (Edge edge : matches) {
      if (colliding.contains(low.apply(edge)) || colliding.contains(high.apply(edge))) {
        keys.add(edge.key());
      }
    }
    return keys;
  }

  private void note(EntityGroup record, EntityGroup candidate, double total) {
    if (record.isLone()) {
      candidates.computeIfAbsent(record, it -> new HashMap<>()).merge(candidate, total, Math::max);
    }
  }

  private Set<EntityGroup> closest(Map<EntityGroup, Double> scores) {
    double best = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Set<EntityGroup> close = new HashSet<>();
    scores.forEach(
        (candidate, total) -> {
          if (best - total <= margin + ROUNDING) {
            close.add(candidate);
          }
        });
    return close;
  }

  private static boolean isOneCluster(
      Set<EntityGroup> groups, Map<EntityGroup, Set<EntityGroup>> beside) {
    List<EntityGroup> reached = new ArrayList<>(List.of(groups.iterator().next()));
    Set<EntityGroup> left = new HashSet<>(groups);
    left.remove(reached.get(0));
    for (int i = 0; i < reached.size(); i++) {
      for (EntityGroup next : beside.getOrDefault(reached.get(i), Set.of())) {
        if (left.remove(next)) {
          reached.add(next);
        }
      }
    }
    return left.isEmpty();
  }
}
