package dev.tributary.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ClusterEvaluationTest {
  private static final double EXACT = 1e-12;

  private static RecordKey key(int number) {
    return new RecordKey("s", Integer.toString(number));
  }

  /** Clusters of records, each a list of their numbers. */
  private static Clustering of(int[]... clusters) {
    Map<RecordKey, String> entities = new HashMap<>();
    for (int i = 0; i < clusters.length; i++) {
      for (int record : clusters[i]) {
        entities.put(key(record), "c" + i);
      }
    }
    return new Clustering(entities);
  }

  private static Clustering numbered(int records, IntFunction<String> entity) {
    Map<RecordKey, String> entities = new HashMap<>();
    for (int i = 0; i < records; i++) {
      entities.put(key(i), entity.apply(i));
    }
    return new Clustering(entities);
  }

  private static int[] c(int... records) {
    return records;
  }

  /**
   * By hand. Truth {1 2 3} {4 5} {6}: pairs 12 13 23 45, so 4. Found {1 2} {3 4 5} {6}: pairs 12 34
   * 35 45, so 4. Common: 12 45, so 2; two are wrong, two are missing.
   *
   * <p>B-cubed precision: records 1, 2: 1 each; 3: 1/3; 4, 5: 2/3 each; 6: 1. Sum 4 2/3 of 6 =
   * 14/18. Recall: 1, 2: 2/3 each; 3: 1/3; 4, 5, 6: 1 each. Sum 4 2/3 of 6 as well.
   *
   * <p>Exact: only {6}, of 3 and 3.
   */
  @Test
  void aRecordInTheWrongCluster() {
    Quality quality =
        ClusterEvaluation.compare(of(c(1, 2, 3), c(4, 5), c(6)), of(c(1, 2), c(3, 4, 5), c(6)));
    assertThat(quality.pairwise()).isEqualTo(new Quality.Pairwise(0.5, 0.5, 0.5, 2, 2, 2));
    assertThat(quality.bCubed().precision()).isCloseTo(14 / 18.0, within(EXACT));
    assertThat(quality.bCubed().recall()).isCloseTo(14 / 18.0, within(EXACT));
    assertThat(quality.bCubed().f1()).isCloseTo(14 / 18.0, within(EXACT));
    assertThat(quality.exactClusters())
        .isEqualTo(new Quality.ExactClusters(1, 3, 3, 1 / 3.0, 1 / 3.0));
    assertThat(quality.recordsCompared()).isEqualTo(6);
  }

  /**
   * By hand. Truth {1 2 3 4}: 6 pairs. Found {1 2} {3} {4}: 1 pair, and it is true. Precision 1,
   * recall 1/6, f1 = 2/7. B-cubed recall: (1/2 + 1/2 + 1/4 + 1/4) / 4 = 3/8; f1 = 2 * 3/8 / (11/8)
   * = 6/11.
   */
  @Test
  void onlySplit() {
    Quality quality = ClusterEvaluation.compare(of(c(1, 2, 3, 4)), of(c(1, 2), c(3), c(4)));
    assertThat(quality.pairwise()).isEqualTo(new Quality.Pairwise(1, 1 / 6.0, 2 / 7.0, 1, 0, 5));
    assertThat(quality.bCubed().precision()).isEqualTo(1);
    assertThat(quality.bCubed().recall()).isEqualTo(3 / 8.0);
    assertThat(quality.bCubed().f1()).isCloseTo(6 / 11.0, within(EXACT));
    assertThat(quality.exactClusters()).isEqualTo(new Quality.ExactClusters(0, 1, 3, 0, 0));
  }

  @Test
  void equalClusteringsUnderOtherNamesArePerfect() {
    Clustering truth = numbered(100, i -> "t" + i / 3);
    Quality quality = ClusterEvaluation.compare(truth, numbered(100, i -> "f" + (99 - i / 3)));
    assertThat(quality.pairwise()).isEqualTo(new Quality.Pairwise(1, 1, 1, 99, 0, 0));
    assertThat(quality.bCubed().f1()).isCloseTo(1, within(EXACT));
    assertThat(quality.exactClusters()).isEqualTo(new Quality.ExactClusters(34, 34, 34, 1, 1));
  }

  @Test
  void recordsOfOneSideOnlyAreCountedAndLeftOut() {
    Quality quality = ClusterEvaluation.compare(of(c(1, 2, 9), c(8)), of(c(1, 2, 7, 6, 5)));
    assertThat(quality.pairwise()).isEqualTo(new Quality.Pairwise(1, 1, 1, 1, 0, 0));
    assertThat(quality.exactClusters().exact()).isEqualTo(1);
    assertThat(quality.recordsCompared()).isEqualTo(2);
    assertThat(quality.onlyInTruth()).isEqualTo(2);
    assertThat(quality.onlyInFound()).isEqualTo(3);
  }

  @Test
  void nothingComparedIsPerfect() {
    Quality empty = ClusterEvaluation.compare(of(), of());
    assertThat(empty.pairwise()).isEqualTo(new Quality.Pairwise(1, 1, 1, 0, 0, 0));
    assertThat(empty.bCubed()).isEqualTo(new Quality.BCubed(1, 1, 1));
    assertThat(empty.exactClusters()).isEqualTo(new Quality.ExactClusters(0, 0, 0, 1, 1));
    assertThat(ClusterEvaluation.compare(of(c(1)), of(c(2))).recordsCompared()).isZero();
  }

  /** Ten records: 45 pairs, none of them true; then 45 true pairs, none of them found. */
  @Test
  void singletonsAgainstOneCluster() {
    Clustering apart = numbered(10, i -> "e" + i);
    Clustering together = numbered(10, i -> "e");
    assertThat(ClusterEvaluation.compare(apart, apart).pairwise())
        .isEqualTo(new Quality.Pairwise(1, 1, 1, 0, 0, 0));
    assertThat(ClusterEvaluation.compare(apart, together).pairwise())
        .isEqualTo(new Quality.Pairwise(0, 1, 0, 0, 45, 0));
    assertThat(ClusterEvaluation.compare(together, apart).pairwise())
        .isEqualTo(new Quality.Pairwise(1, 0, 0, 0, 0, 45));
    assertThat(ClusterEvaluation.compare(apart, together).bCubed().precision())
        .isCloseTo(0.1, within(EXACT));
  }

  /** A cluster of 300,000 has 44,999,850,000 pairs, beyond an int. */
  @Test
  void countsInLongs() {
    Clustering together = numbered(300_000, i -> "e");
    assertThat(ClusterEvaluation.compare(together, together).pairwise().truePositives())
        .isEqualTo(44_999_850_000L);
  }

  @Test
  void agreesWithTheEnumerationOfAllPairs() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      int records = random.nextInt(40);
      Clustering truth = random(records, random);
      Clustering found = random(records, random);
      Quality quality = ClusterEvaluation.compare(truth, found);
      String context = "seed " + seed + ", run " + run;
      checkPairs(quality, truth, found, context);
      checkRecords(quality, truth, found, context);
    }
  }

  private static Clustering random(int records, Random random) {
    int clusters = 1 + random.nextInt(records + 1);
    Map<RecordKey, String> entities = new HashMap<>();
    for (int i = 0; i < records; i++) {
      if (random.nextInt(10) > 0) {
        entities.put(key(i), "e" + random.nextInt(clusters));
      }
    }
    return new Clustering(entities);
  }

  private static List<RecordKey> common(Clustering truth, Clustering found) {
    List<RecordKey> keys = new ArrayList<>(truth.entities().keySet());
    keys.retainAll(found.entities().keySet());
    return keys;
  }

  private static void checkPairs(
      Quality quality, Clustering truth, Clustering found, String context) {
    List<RecordKey> keys = common(truth, found);
    long both = 0;
    long onlyFound = 0;
    long onlyTrue = 0;
    for (int a = 0; a < keys.size(); a++) {
      for (int b = a + 1; b < keys.size(); b++) {
        boolean real = together(truth, keys.get(a), keys.get(b));
        boolean claimed = together(found, keys.get(a), keys.get(b));
        both += real && claimed ? 1 : 0;
        onlyFound += claimed && !real ? 1 : 0;
        onlyTrue += real && !claimed ? 1 : 0;
      }
    }
    assertThat(quality.pairwise().truePositives()).as(context).isEqualTo(both);
    assertThat(quality.pairwise().falsePositives()).as(context).isEqualTo(onlyFound);
    assertThat(quality.pairwise().falseNegatives()).as(context).isEqualTo(onlyTrue);
  }

  private static boolean together(Clustering clustering, RecordKey a, RecordKey b) {
    return clustering.entities().getOrDefault(a, "").equals(clustering.entities().get(b));
  }

  private static void checkRecords(
      Quality quality, Clustering truth, Clustering found, String context) {
    List<RecordKey> keys = common(truth, found);
    double precision = 0;
    double recall = 0;
    Set<Set<RecordKey>> trueClusters = clusters(keys, truth);
    Set<Set<RecordKey>> foundClusters = clusters(keys, found);
    for (RecordKey key : keys) {
      double inTruth = keys.stream().filter(other -> together(truth, key, other)).count();
      double inFound = keys.stream().filter(other -> together(found, key, other)).count();
      double shared =
          keys.stream()
              .filter(other -> together(truth, key, other) && together(found, key, other))
              .count();
      precision += shared / inFound / keys.size();
      recall += shared / inTruth / keys.size();
    }
    if (!keys.isEmpty()) {
      assertThat(quality.bCubed().precision()).as(context).isCloseTo(precision, within(1e-9));
      assertThat(quality.bCubed().recall()).as(context).isCloseTo(recall, within(1e-9));
    }
    assertThat(quality.exactClusters().trueClusters()).as(context).isEqualTo(trueClusters.size());
    assertThat(quality.exactClusters().foundClusters()).as(context).isEqualTo(foundClusters.size());
    foundClusters.retainAll(trueClusters);
    assertThat(quality.exactClusters().exact()).as(context).isEqualTo(foundClusters.size());
  }

  private static Set<Set<RecordKey>> clusters(List<RecordKey> keys, Clustering clustering) {
    Map<String, Set<RecordKey>> clusters = new TreeMap<>();
    for (RecordKey key : keys) {
      String name = clustering.entities().getOrDefault(key, "");
      clusters.computeIfAbsent(name, each -> new TreeSet<>()).add(key);
    }
    return new HashSet<>(clusters.values());
  }
}
