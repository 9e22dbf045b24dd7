package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a batch run over the surviving input comes to, by brute force. */
final class BatchOracle {
  final Set<Set<RecordKey>> components = new HashSet<>();
  final Set<Set<RecordKey>> entities = new HashSet<>();
  final Set<List<RecordKey>> matches = new HashSet<>();
  final Map<List<RecordKey>, ReviewReason> reviews = new HashMap<>();

  /** The matches that the entities do not follow, and why. */
  final Map<List<RecordKey>, ReviewReason> cut = new HashMap<>();

  /** A pair that a steward decided about: the newest decision of each pair. */
  record Decided(RecordKey a, RecordKey b, boolean together) {}

  BatchOracle(
      Map<RecordKey, Map<String, String>> contents,
      List<Decided> decisions,
      Set<RecordKey> locked,
      SimulatedSpec spec) {
    SimulatedRules rules = spec.rules();
    List<RecordKey> alive = new TreeMap<>(contents).keySet().stream().filter(spec::admits).toList();
    Map<Integer, Integer> sizes = new HashMap<>();
    for (RecordKey key : alive) {
      spec.keysOf(contents.get(key)).forEach(k -> sizes.merge(k, 1, Integer::sum));
    }
    List<BatchPartition.Tied> ties = new ArrayList<>();
    Map<List<RecordKey>, ReviewReason> doubts = new HashMap<>();
    for (int i = 0; i < alive.size(); i++) {
      for (int j = i + 1; j < alive.size(); j++) {
        RecordKey a = alive.get(i);
        RecordKey b = alive.get(j);
        if (!meet(spec, contents.get(a), contents.get(b), sizes)) {
          continue;
        }
        String one = a + "=" + contents.get(a).get("v");
        String other = b + "=" + contents.get(b).get("v");
        double likeness = rules.likeness(spec.scoring(), one, other);
        Tie tie = rules.tie(spec.scoring(), one, other);
        if (rules.isMatch(likeness)) {
          ties.add(new BatchPartition.Tied(a, b, 1 - likeness, tie));
          matches.add(List.of(a, b));
        } else if (rules.isReview(likeness)) {
          boolean anchored = tie.equals(Tie.ANCHOR);
          doubts.put(
              List.of(a, b),
              anchored ? ReviewReason.AMBIGUOUS_ANCHOR : ReviewReason.LOW_CONFIDENCE);
        }
      }
    }
    Set<List<RecordKey>> musts = new HashSet<>();
    Set<List<RecordKey>> apart = new HashSet<>();
    Set<List<RecordKey>> decided = new HashSet<>();
    for (Decided decision : decisions) {
      RecordKey low = decision.a().compareTo(decision.b()) < 0 ? decision.a() : decision.b();
      RecordKey high = low.equals(decision.a()) ? decision.b() : decision.a();
      decided.add(List.of(low, high));
      if (alive.contains(low) && alive.contains(high)) {
        (decision.together() ? musts : apart).add(List.of(low, high));
      }
    }
    List<BatchPartition.Tied> free =
        ties.stream()
            .filter(tie -> !locked.contains(tie.a()) && !locked.contains(tie.b()))
            .toList();
    findComponents(alive, musts);
    for (Set<RecordKey> component : components) {
      BatchPartition partition =
          new BatchPartition(component, rules.guards, contents, free, musts, apart);
      entities.addAll(partition.entities());
      cut.putAll(partition.cut);
    }
    doubts.forEach(
        (pair, reason) -> {
          if (entities.stream().noneMatch(e -> e.containsAll(pair))) {
            reviews.put(pair, reason);
          }
        });
    reviews.putAll(cut);
    reviews.keySet().removeAll(decided);
  }

  private void findComponents(List<RecordKey> alive, Set<List<RecordKey>> musts) {
    List<Set<RecordKey>> sets = new ArrayList<>();
    alive.forEach(key -> sets.add(new HashSet<>(Set.of(key))));
    for (List<RecordKey> pair : Stream.concat(matches.stream(), musts.stream()).toList()) {
      Set<RecordKey> one = sets.stream().filter(s -> s.contains(pair.get(0))).findFirst().get();
      Set<RecordKey> two = sets.stream().filter(s -> s.contains(pair.get(1))).findFirst().get();
      if (one != two) {
        sets.removeIf(s -> s == two);
        one.addAll(two);
      }
    }
    components.addAll(sets);
  }

  private static boolean meet(
      SimulatedSpec spec,
      Map<String, String> a,
      Map<String, String> b,
      Map<Integer, Integer> sizes) {
    Set<Integer> shared = new HashSet<>(spec.keysOf(a));
    shared.retainAll(spec.keysOf(b));
    return shared.stream().anyMatch(k -> sizes.getOrDefault(k, 0) <= spec.maxBlockSize());
  }
}
