package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a batch run over the surviving input comes to, by brute force. */
final class BatchOracle {
  final Set<Set<RecordKey>> components = new HashSet<>();
  final Set<Set<RecordKey>> entities = new HashSet<>();
  final Set<List<RecordKey>> matches = new HashSet<>();
  final Set<List<RecordKey>> reviews = new HashSet<>();

  /** A pair that a steward decided about: the newest decision of each pair. */
  record Decided(RecordKey a, RecordKey b, boolean together) {}

  private record Tie(RecordKey a, RecordKey b, double strength) {}

  BatchOracle(
      SimulatedWorld world,
      Map<RecordKey, Map<String, String>> contents,
      List<Decided> decisions,
      Set<RecordKey> locked,
      int spec) {
    List<RecordKey> alive = new ArrayList<>(new TreeMap<>(contents).keySet());
    Map<Integer, Integer> sizes = new HashMap<>();
    for (RecordKey key : alive) {
      SimulatedWorld.keysOf(spec, contents.get(key)).forEach(k -> sizes.merge(k, 1, Integer::sum));
    }
    List<Tie> ties = new ArrayList<>();
    Set<List<RecordKey>> doubts = new HashSet<>();
    for (int i = 0; i < alive.size(); i++) {
      for (int j = i + 1; j < alive.size(); j++) {
        RecordKey a = alive.get(i);
        RecordKey b = alive.get(j);
        if (!meet(world, spec, contents.get(a), contents.get(b), sizes)) {
          continue;
        }
        double likeness =
            world.likeness(
                spec, a + "=" + contents.get(a).get("v"), b + "=" + contents.get(b).get("v"));
        if (world.isMatch(likeness)) {
          ties.add(new Tie(a, b, 1 - likeness));
          matches.add(List.of(a, b));
        } else if (world.isReview(likeness)) {
          doubts.add(List.of(a, b));
        }
      }
    }
    List<Tie> musts = new ArrayList<>();
    Set<List<RecordKey>> apart = new HashSet<>();
    Set<List<RecordKey>> decided = new HashSet<>();
    for (Decided decision : decisions) {
      RecordKey low = decision.a().compareTo(decision.b()) < 0 ? decision.a() : decision.b();
      RecordKey high = low.equals(decision.a()) ? decision.b() : decision.a();
      decided.add(List.of(low, high));
      if (!contents.containsKey(low) || !contents.containsKey(high)) {
        continue;
      }
      if (decision.together()) {
        musts.add(new Tie(low, high, 2));
      } else {
        apart.add(List.of(low, high));
      }
    }
    join(alive, ties, musts, Set.of(), Integer.MAX_VALUE, components);
    List<Tie> free =
        ties.stream()
            .filter(tie -> !locked.contains(tie.a()) && !locked.contains(tie.b()))
            .toList();
    join(alive, free, musts, apart, world.shape.limits().maxEntitySize(), entities);
    for (List<RecordKey> doubt : doubts) {
      boolean settled =
          entities.stream().anyMatch(e -> e.contains(doubt.get(0)) && e.contains(doubt.get(1)));
      if (!settled && !decided.contains(doubt)) {
        reviews.add(doubt);
      }
    }
  }

  private static boolean meet(
      SimulatedWorld world,
      int spec,
      Map<String, String> a,
      Map<String, String> b,
      Map<Integer, Integer> sizes) {
    Set<Integer> shared = new HashSet<>(SimulatedWorld.keysOf(spec, a));
    shared.retainAll(SimulatedWorld.keysOf(spec, b));
    return shared.stream()
        .anyMatch(k -> sizes.getOrDefault(k, 0) <= world.shape.limits().maxBlockSize());
  }

  private static void join(
      List<RecordKey> alive,
      List<Tie> ties,
      List<Tie> musts,
      Set<List<RecordKey>> apart,
      int limit,
      Set<Set<RecordKey>> into) {
    List<Tie> all = new ArrayList<>(ties);
    all.addAll(musts);
    all.sort(
        Comparator.<Tie>comparingDouble(t -> -t.strength())
            .thenComparing(Tie::a)
            .thenComparing(Tie::b));
    List<Set<RecordKey>> sets = new ArrayList<>();
    alive.forEach(key -> sets.add(new TreeSet<>(Set.of(key))));
    for (Tie tie : all) {
      Set<RecordKey> one = sets.stream().filter(s -> s.contains(tie.a())).findFirst().orElseThrow();
      Set<RecordKey> two = sets.stream().filter(s -> s.contains(tie.b())).findFirst().orElseThrow();
      if (one == two || one.size() + two.size() > limit) {
        continue;
      }
      boolean forbidden =
          apart.stream()
              .anyMatch(
                  p ->
                      (one.contains(p.get(0)) && two.contains(p.get(1)))
                          || (two.contains(p.get(0)) && one.contains(p.get(1))));
      if (!forbidden) {
        sets.remove(two);
        one.addAll(two);
      }
    }
    sets.forEach(s -> into.add(new HashSet<>(s)));
  }
}
