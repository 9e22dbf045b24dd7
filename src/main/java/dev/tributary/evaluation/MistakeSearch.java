package dev.tributary.evaluation;

import dev.tributary.evaluation.Mistakes.Mistake;
import dev.tributary.evaluation.Mistakes.Part;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the clusters with the most wrong pairs, in bounded space. */
final class MistakeSearch {
  private static final int MAX_PARTS = 5;
  private static final int MAX_EXAMPLES = 3;

  /** A cluster and its number of wrong pairs. */
  private record Suspect(String cluster, long wrongPairs, long size) {
    private static final Comparator<Suspect> WORST_FIRST =
        Comparator.comparingLong(Suspect::wrongPairs).reversed().thenComparing(Suspect::cluster);
  }

  private MistakeSearch() {}

  static Mistakes search(Clustering truth, Clustering found, int limit) {
    Contingency table = new Contingency(truth, found);
    long[] rightOfTrue = new long[table.trueClusters()];
    long[] rightOfFound = new long[table.foundClusters()];
    table.forEachCell(
        (trueCluster, foundCluster, shared) -> {
          rightOfTrue[trueCluster] += Contingency.pairs(shared);
          rightOfFound[foundCluster] += Contingency.pairs(shared);
        });
    List<Suspect> merged = new ArrayList<>();
    for (int i = 0; i < rightOfFound.length; i++) {
      suspect(table.foundName(i), table.foundSize(i), rightOfFound[i], merged);
    }
    List<Suspect> split = new ArrayList<>();
    for (int i = 0; i < rightOfTrue.length; i++) {
      suspect(table.trueName(i), table.trueSize(i), rightOfTrue[i], split);
    }
    return new Mistakes(explain(merged, found, truth, limit), explain(split, truth, found, limit));
  }

  private static void suspect(String name, long size, long right, List<Suspect> suspects) {
    long wrong = Contingency.pairs(size) - right;
    if (wrong > 0) {
      suspects.add(new Suspect(name, wrong, size));
    }
  }

  /** Shows how the worst clusters of one side are spread over the other. */
  private static List<Mistake> explain(
      List<Suspect> suspects, Clustering side, Clustering other, int limit) {
    List<Suspect> worst = suspects.stream().sorted(Suspect.WORST_FIRST).limit(limit).toList();
    Map<String, Map<String, SortedSet<RecordKey>>> spread = new HashMap<>();
    worst.forEach(suspect -> spread.put(suspect.cluster(), new HashMap<>()));
    side.entities()
        .forEach(
            (key, cluster) -> {
              Map<String, SortedSet<RecordKey>> parts = spread.get(cluster);
              String elsewhere = parts == null ? null : other.entities().get(key);
              if (parts != null && elsewhere != null) {
                parts.computeIfAbsent(elsewhere, name -> new TreeSet<>()).add(key);
              }
            });
    return worst.stream()
        .map(suspect -> mistake(suspect, spread.getOrDefault(suspect.cluster(), Map.of())))
        .toList();
  }

  private static Mistake mistake(Suspect suspect, Map<String, SortedSet<RecordKey>> spread) {
    List<Part> parts =
        spread.entrySet().stream()
            .map(part -> part(part.getKey(), part.getValue()))
            .sorted(Comparator.comparingLong(Part::size).reversed().thenComparing(Part::cluster))
            .limit(MAX_PARTS)
            .toList();
    return new Mistake(
        suspect.cluster(), suspect.wrongPairs(), suspect.size(), spread.size(), parts);
  }

  private static Part part(String cluster, SortedSet<RecordKey> keys) {
    return new Part(cluster, keys.size(), keys.stream().limit(MAX_EXAMPLES).toList());
  }
}
