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
 * of the best that no match ties to each other. Such a record joins neither. Where two of the
 * candidates contradict each other, it joins neither of these, whatever ties them by way of others:
 * two records that say too little may both fit two persons of one name. It is judged by the scores
 * as they stand, not by what was joined first, so the order of arrival does not matter. Guards may
 * ask for the second of the two alone.
 */
final class CollisionRule {
  /** More than the sum of two roundings, less than any difference that means something. */
  private static final double ROUNDING = 1e-9;

  private final double margin;
  private final boolean contradictionsOnly;
  private final Function<Edge, EntityGroup> low;
  private final Function<Edge, EntityGroup> high;
  private final Map<EntityGroup, Map<EntityGroup, Double>> candidates = new HashMap<>();

  CollisionRule(Guards guards, Function<Edge, EntityGroup> low, Function<Edge, EntityGroup> high) {
    this.margin = guards.collisionMargin();
    this.contradictionsOnly = guards.contradictionsOnly();
    this.low = low;
    this.high = high;
  }

  /**
   * The matches at records that collide; none of them counts.
   *
   * @param comparable whose scores may be compared with each other
   * @param contradict whether two candidates can never be one
   */
  Set<EdgeKey> colliding(
      List<Edge> matches,
      Predicate<Edge> comparable,
      BiPredicate<EntityGroup, EntityGroup> mayJoin,
      BiPredicate<EntityGroup, EntityGroup> contradict) {
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
    Map<EntityGroup, Set<EntityGroup>> torn = new HashMap<>();
    candidates.forEach(
        (record, scores) -> {
          Set<EntityGroup> closest = closest(scores);
          if (!contradictionsOnly && !isOneCluster(closest, beside)) {
            colliding.add(record);
          } else if (closest.size() > 1) {
            torn.put(record, contradicted(closest, contradict));
          }
        });
    Set<EdgeKey> keys = new HashSet<>();
    for (Edge edge : matches) {
      EntityGroup one = low.apply(edge);
      EntityGroup other = high.apply(edge);
      boolean collides = colliding.contains(one) || colliding.contains(other);
      if (collides || isTorn(torn, one, other) || isTorn(torn, other, one)) {
        keys.add(edge.key());
      }
    }
    return keys;
  }

  private static boolean isTorn(
      Map<EntityGroup, Set<EntityGroup>> torn, EntityGroup record, EntityGroup candidate) {
    return torn.getOrDefault(record, Set.of()).contains(candidate);
  }

  private static Set<EntityGroup> contradicted(
      Set<EntityGroup> groups, BiPredicate<EntityGroup, EntityGroup> contradict) {
    Set<EntityGroup> contradicted = new HashSet<>();
    for (EntityGroup group : groups) {
      if (groups.stream().anyMatch(other -> other != group && contradict.test(group, other))) {
        contradicted.add(group);
      }
    }
    return contradicted;
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
