package dev.tributary.batch;

import dev.tributary.clustering.Edge;
import dev.tributary.model.RecordKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What became of a set of records.
 *
 * @param comparisons how many candidate pairs were scored
 * @param matches the pairs at or above the match threshold, in the order of their keys
 * @param reviews the pairs between the review threshold and the match threshold, likewise
 * @param entities every record once, in the order of their first records
 */
public record BatchResolution(
    BatchRecords records,
    BlockIndex blocks,
    long comparisons,
    List<Edge> matches,
    List<Edge> reviews,
    List<SortedSet<RecordKey>> entities) {

  /** The entity of each record, named by the first of its records. */
  public Map<RecordKey, String> crosswalk() {
    Map<RecordKey, String> crosswalk = new HashMap<>(records.size() * 2);
    for (SortedSet<RecordKey> entity : entities) {
      String name = entity.first().toString();
      entity.forEach(key -> crosswalk.put(key, name));
    }
    return crosswalk;
  }
}
