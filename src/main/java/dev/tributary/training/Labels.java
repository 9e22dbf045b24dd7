package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the truth: the entities of some records, or whether some pairs match. Two
 * labelled records match where their entities are one; of records without a label nothing is known.
 */
public final class Labels {
  private static final int UNKNOWN = -1;

  private final int[] entities;
  private final List<List<Integer>> members;

  /** Which entities are known to be different; null where all are. */
  private final @Nullable Set<Long> apart;

  private final int contradictions;

  /** What is known of a pair. */
  public enum Known {
    MATCH,
    OTHER,
    NOTHING
  }

  private Labels(
      int[] entities, List<List<Integer>> members, @Nullable Set<Long> apart, int contradictions) {
    this.entities = entities;
    this.members = members;
    this.apart = apart;
    this.contradictions = contradictions;
  }

  /** Labels of records; of keys that are not among the records nothing is kept. */
  public static Labels of(BatchRecords records, Map<RecordKey, String> entities) {
    int[] numbers = new int[records.size()];
    Map<String, Integer> byName = new HashMap<>();
    List<List<Integer>> members = new ArrayList<>();
    for (int record = 0; record < numbers.length; record++) {
      String entity = entities.get(records.get(record).key());
      if (entity == null) {
        numbers[record] = UNKNOWN;
        continue;
      }
      int number = byName.computeIfAbsent(entity, name -> byName.size());
      if (number == members.size()) {
        members.add(new ArrayList<>());
      }
      members.get(number).add(record);
      numbers[record] = number;
    }
    return new Labels(numbers, members, null, 0);
  }

  /**
   * Labels of pairs. What is the same is so all round: a like b and b like c make a like c. Two
   * such groups are different where a pair of them is; of others nothing is known. Pairs of records
   * that are not among these say nothing.
   */
  public static Labels ofPairs(BatchRecords records, Collection<PairTruth> pairs) {
    int[] numbers = new int[records.size()];
    Arrays.fill(numbers, UNKNOWN);
    PairGroups groups = new PairGroups(records, pairs);
    List<List<Integer>> members = groups.members();
    for (int entity = 0; entity < members.size(); entity++) {
      for (int record : members.get(entity)) {
        numbers[record] = entity;
      }
    }
    Set<Long> apart = new HashSet<>();
    int contradictions = 0;
    for (int[] pair : groups.different()) {
      if (numbers[pair[0]] == numbers[pair[1]]) {
        contradictions++;
      } else {
        apart.add(both(numbers[pair[0]], numbers[pair[1]]));
      }
    }
    return new Labels(numbers, members, apart, contradictions);
  }

  private static long both(int a, int b) {
    return ((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b);
  }

  /** How many pairs were said to differ that others say are the same; they are left out. */
  public int contradictions() {
    return contradictions;
  }

  /** What is known of a pair of records, by their numbers. */
  public Known of(int a, int b) {
    if (entities[a] == UNKNOWN || entities[b] == UNKNOWN) {
      return Known.NOTHING;
    }
    if (entities[a] == entities[b]) {
      return Known.MATCH;
    }
    return apart == null || apart.contains(both(entities[a], entities[b]))
        ? Known.OTHER
        : Known.NOTHING;
  }

  /** The number of a record's entity, from 0; negative where it has no label. */
  public int entityOf(int record) {
    return entities[record];
  }

  /** How many entities the labelled records are. */
  public int entityCount() {
    return members.size();
  }

  /** How many pairs of labelled records match. */
  public long matchingPairs() {
    return members.stream().mapToLong(of -> (long) of.size() * (of.size() - 1) / 2).sum();
  }

  /** The labelled records of each entity. */
  List<List<Integer>> entities() {
    return members;
  }
}
