package dev.tributary.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.evaluation.EntityChanges.Example;
import dev.tributary.evaluation.EntityChanges.Kind;
import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntityChangesTest {
  /** Entities written as their records, "a b | c". */
  private static Clustering clustering(String prefix, String text) {
    Map<RecordKey, String> entities = new HashMap<>();
    int number = 0;
    for (String entity : text.split("\\|")) {
      String name = prefix + number++;
      Arrays.stream(entity.strip().split(" "))
          .filter(id -> !id.isEmpty())
          .forEach(id -> entities.put(new RecordKey("s", id), name));
    }
    return new Clustering(entities);
  }

  private static EntityChanges changes(String before, String after) {
    return EntityChanges.between(clustering("old", before), clustering("new", after), 3);
  }

  private static Map<Kind, Long> counts(String before, String after) {
    return changes(before, after).counts();
  }

  @Test
  void eachThingThatHappensHasItsName() {
    assertThat(counts("a b | c", "a b | c")).isEqualTo(Map.of(Kind.UNCHANGED, 2L));
    assertThat(counts("a b | c", "a b c")).isEqualTo(Map.of(Kind.MERGED, 1L));
    assertThat(counts("a b c", "a b | c")).isEqualTo(Map.of(Kind.SPLIT, 1L));
    assertThat(counts("a b | c d", "a c | b d")).isEqualTo(Map.of(Kind.REARRANGED, 1L));
    assertThat(counts("a", "a | b c")).isEqualTo(Map.of(Kind.UNCHANGED, 1L, Kind.CREATED, 1L));
    assertThat(counts("a | b c", "a")).isEqualTo(Map.of(Kind.UNCHANGED, 1L, Kind.REMOVED, 1L));
    assertThat(counts("a b", "a b c")).isEqualTo(Map.of(Kind.GROWN, 1L));
    assertThat(counts("a b c", "a b")).isEqualTo(Map.of(Kind.SHRUNK, 1L));
    assertThat(counts("", "")).isEmpty();
  }

  @Test
  void aChainOfSharedRecordsIsOneGroup() {
    EntityChanges changes = changes("a b | c d | e", "a | b c | d e");
    assertThat(changes.counts()).isEqualTo(Map.of(Kind.REARRANGED, 1L));
    Example example = changes.examples().get(Kind.REARRANGED).get(0);
    assertThat(example.before()).hasSize(3);
    assertThat(example.after()).hasSize(3);
    assertThat(example.size()).isEqualTo(5);
    assertThat(changes.isNone()).isFalse();
    assertThat(changes("a b", "a b").isNone()).isTrue();
  }

  @Test
  void theLargestExamplesAreKept() {
    EntityChanges changes = changes("a | b | c | d | e | f | g h | i", "a b | c d | e f | g h i");
    assertThat(changes.count(Kind.MERGED)).isEqualTo(4);
    List<Example> kept = changes.examples().get(Kind.MERGED);
    assertThat(kept).hasSize(3);
    assertThat(kept.get(0).size()).isEqualTo(3);
  }

  /** Every entity of either side is in one group, and no record is lost on the way. */
  @Test
  void allEntitiesAreToldOfOnce() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Clustering before = random(random);
      Clustering after = random(random);
      EntityChanges changes = EntityChanges.between(before, after, Integer.MAX_VALUE);
      Set<String> was = new TreeSet<>();
      Set<String> is = new TreeSet<>();
      for (List<Example> some : changes.examples().values()) {
        for (Example example : some) {
          example.before().keySet().forEach(name -> assertThat(was.add(name)).isTrue());
          example.after().keySet().forEach(name -> assertThat(is.add(name)).isTrue());
        }
      }
      long unchanged = changes.count(Kind.UNCHANGED);
      assertThat(was.size() + unchanged).as("seed %d", seed).isEqualTo(changes.before());
      assertThat(is.size() + unchanged).as("seed %d", seed).isEqualTo(changes.after());
      Set<RecordKey> all =
          before.entities().keySet().stream().collect(Collectors.toCollection(TreeSet::new));
      all.addAll(after.entities().keySet());
      assertThat(changes.records()).as("seed %d", seed).isEqualTo(all.size());
    }
  }

  private static Clustering random(Random random) {
    Map<RecordKey, String> entities = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      if (random.nextInt(10) > 0) {
        entities.put(new RecordKey("s", "r" + i), "e" + random.nextInt(15));
      }
    }
    return new Clustering(entities);
  }
}
