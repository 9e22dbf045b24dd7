package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the truth: the entities of some records. Two labelled records match where their
 * entities are one; of the others nothing is known.
 */
public final class Labels {
  private static final int UNKNOWN = -1;

  private final int[] entities;
  private final List<List<Integer>> members;

  /** What is known of a pair. */
  public enum Known {
    MATCH,
    OTHER,
    NOTHING
  }

  private Labels(int[] entities, List<List<Integer>> members) {
    this.entities = entities;
    this.members = members;
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
    return new Labels(numbers, members);
  }

  /** What is known of a pair of records, by their numbers. */
  public Known of(int a, int b) {
    if (entities[a] == UNKNOWN || entities[b] == UNKNOWN) {
      return Known.NOTHING;
    }
    return entities[a] == entities[b] ? Known.MATCH : Known.OTHER;
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
