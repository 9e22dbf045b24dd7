package dev.tributary.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.evaluation.Mistakes.Mistake;
import dev.tributary.evaluation.Mistakes.Part;
import dev.tributary.model.RecordKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MistakesTest {
  private static RecordKey key(int number) {
    return new RecordKey("s", String.format(Locale.ROOT, "%04d", number));
  }

  private static Clustering clustering(Map<Integer, String> entities) {
    Map<RecordKey, String> keyed = new HashMap<>();
    entities.forEach((number, entity) -> keyed.put(key(number), entity));
    return new Clustering(keyed);
  }

  /** Found f = {1 2 3} has the parts A = {1 2} and B = {3}: 2 of 3 pairs wrong; B = {3 4}: 1. */
  @Test
  void showsWhatWasMergedAndWhatWasSplit() {
    Clustering truth = clustering(Map.of(1, "A", 2, "A", 3, "B", 4, "B", 5, "C"));
    Clustering found = clustering(Map.of(1, "f", 2, "f", 3, "f", 4, "g", 5, "h"));
    Mistakes mistakes = ClusterEvaluation.worst(truth, found, 10);
    assertThat(mistakes.merged())
        .containsExactly(
            new Mistake(
                "f",
                2,
                3,
                2,
                List.of(
                    new Part("A", 2, List.of(key(1), key(2))), new Part("B", 1, List.of(key(3))))));
    assertThat(mistakes.split())
        .containsExactly(
            new Mistake(
                "B",
                1,
                2,
                2,
                List.of(new Part("f", 1, List.of(key(3))), new Part("g", 1, List.of(key(4))))));
  }

  @Test
  void isBoundedAndShowsTheWorstFirst() {
    Map<RecordKey, String> truth = new HashMap<>();
    Map<RecordKey, String> found = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      truth.put(key(i), "t" + i % 100);
      found.put(key(i), i < 1000 ? "big" : i < 1500 ? "small" : "t" + i % 100);
    }
    Mistakes mistakes = ClusterEvaluation.worst(new Clustering(truth), new Clustering(found), 2);
    assertThat(mistakes.merged()).extracting(Mistake::cluster).containsExactly("big", "small");
    assertThat(mistakes.split()).hasSize(2);
    Mistake big = mistakes.merged().get(0);
    // 1,000 records of 100 entities, 10 of each: 499,500 pairs, of which 100 times 45 are right.
    assertThat(big.wrongPairs()).isEqualTo(499_500 - 4_500);
    assertThat(big.size()).isEqualTo(1000);
    assertThat(big.partCount()).isEqualTo(100);
    assertThat(big.parts()).hasSize(5);
    assertThat(big.parts()).allSatisfy(part -> assertThat(part.examples()).hasSize(3));
  }

  @Test
  void thereAreNoneInAPerfectClustering() {
    Clustering truth = clustering(Map.of(1, "A", 2, "A", 3, "B"));
    assertThat(ClusterEvaluation.worst(truth, truth, 10))
        .isEqualTo(new Mistakes(List.of(), List.of()));
  }
}
