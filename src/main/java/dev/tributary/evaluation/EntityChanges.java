package dev.tributary.evaluation;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How the entities of one clustering become those of another. Entities that share records hang
 * together; what became of such a group follows from how many entities it has on either side.
 *
 * @param records how many either clustering has
 * @param before how many entities the first has
 * @param after how many the second has
 * @param counts how many groups each thing happened to
 * @param examples some groups of each kind, the largest first; none of those that are unchanged
 */
public record EntityChanges(
    long records,
    long before,
    long after,
    Map<Kind, Long> counts,
    Map<Kind, List<Example>> examples) {

  /** What became of entities. */
  public enum Kind {
    /** The same records. */
    UNCHANGED,
    /** An entity of records that were in none. */
    CREATED,
    /** An entity gains records that were in none. */
    GROWN,
    /** An entity loses records, which are in none afterwards. */
    SHRUNK,
    /** Several become one. */
    MERGED,
    /** One becomes several. */
    SPLIT,
    /** Several become several others. */
    REARRANGED,
    /** The records of an entity are in none afterwards. */
    REMOVED
  }

  /**
   * A group of entities that share records, before and after.
   *
   * @param before the records of each entity of the first clustering, by its name
   * @param after the same of the second
   */
  public record Example(
      SortedMap<String, SortedSet<RecordKey>> before,
      SortedMap<String, SortedSet<RecordKey>> after) {
    /** How many records there are. */
    public int size() {
      int was = before.values().stream().mapToInt(SortedSet::size).sum();
      return Math.max(was, after.values().stream().mapToInt(SortedSet::size).sum());
    }
  }

  /**
   * Compares two clusterings.
   *
   * @param examples how many of each kind at most
   */
  public static EntityChanges between(Clustering before, Clustering after, int examples) {
    return new EntityChangeSearch(before, after, examples).run();
  }

  /** How many groups something happened to. */
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Says whether all entities have the same records. */
  public boolean isNone() {
    return counts.keySet().stream().allMatch(kind -> kind == Kind.UNCHANGED);
  }
}
