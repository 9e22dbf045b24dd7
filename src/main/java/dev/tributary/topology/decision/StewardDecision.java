package dev.tributary.topology.decision;

import dev.tributary.clustering.Constraint;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a steward decided about records.
 *
 * @param id the decision's id; a later decision of the same id replaces it
 * @param kind what it demands
 * @param sequence when it was made, microseconds since 1970: of two about the same pair the later
 *     one holds
 * @param a the records of one side; for {@link Kind#TOGETHER} and {@link Kind#LOCK} all records
 * @param b the records of the other side
 */
public record StewardDecision(
    String id, Kind kind, long sequence, List<RecordKey> a, List<RecordKey> b) {
  /**
   * How many records on either side, in a ring of all of them in the order of their keys, a record
   * of a group is linked to. Up to 33 records that is everybody with everybody. A larger group
   * falls apart only where so many neighbours in a row are deleted at two places of the ring.
   */
  static final int RING_REACH = 16;

  /** What a decision can demand. */
  public enum Kind {
    /** All records are one entity. */
    TOGETHER,
    /** Every record of a is kept apart from every record of b. */
    APART,
    /** As TOGETHER, and no match joins the entity to another one. */
    LOCK,
    /** Nothing: the question stays open. */
    NOTHING
  }

  /** Every record that the decision names. */
  public SortedSet<RecordKey> records() {
    SortedSet<RecordKey> records = new TreeSet<>(a);
    records.addAll(b);
    return records;
  }

  /** What the decision demands of each record that it names; nothing of those it does not show. */
  public SortedMap<RecordKey, List<Constraint>> constraints() {
    return switch (kind) {
      case TOGETHER -> together(false);
      case LOCK -> together(true);
      case APART -> apart();
      case NOTHING -> new TreeMap<>();
    };
  }

  private SortedMap<RecordKey, List<Constraint>> together(boolean locked) {
    List<RecordKey> ring = List.copyOf(records());
    SortedMap<RecordKey, List<Constraint>> constraints = new TreeMap<>();
    for (int at = 0; at < ring.size(); at++) {
      RecordKey record = ring.get(at);
      List<Constraint> demanded = new ArrayList<>();
      for (RecordKey other : neighbours(ring, at)) {
        demanded.add(Constraint.mustLink(id, sequence, other));
      }
      if (locked) {
        demanded.add(Constraint.lock(id, sequence, record));
      }
      if (!demanded.isEmpty()) {
        constraints.put(record, demanded);
      }
    }
    return constraints;
  }

  private static SortedSet<RecordKey> neighbours(List<RecordKey> ring, int at) {
    SortedSet<RecordKey> neighbours = new TreeSet<>();
    for (int step = 1; step <= Math.min(RING_REACH, ring.size() - 1); step++) {
      neighbours.add(ring.get((at + step) % ring.size()));
      neighbours.add(ring.get((at - step + ring.size()) % ring.size()));
    }
    neighbours.remove(ring.get(at));
    return neighbours;
  }

  private SortedMap<RecordKey, List<Constraint>> apart() {
    SortedMap<RecordKey, List<Constraint>> constraints = new TreeMap<>();
    a.forEach(record -> constraints.put(record, apartFrom(b)));
    b.forEach(record -> constraints.put(record, apartFrom(a)));
    return constraints;
  }

  private List<Constraint> apartFrom(List<RecordKey> others) {
    return others.stream().map(other -> Constraint.cannotLink(id, sequence, other)).toList();
  }
}
