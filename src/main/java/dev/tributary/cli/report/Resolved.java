package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the output topics hold.
 *
 * @param crosswalk the entity of every record
 * @param goldenRecords how many entities have a golden record
 * @param entitySizes how many entities there are of each size, in records
 * @param contradictions entities whose golden record counts other members than the crosswalk
 * @param reviewsOpen records with questions that nobody has answered yet
 * @param mergeEvents what the merge log holds
 */
public record Resolved(
    Map<RecordKey, String> crosswalk,
    long goldenRecords,
    SortedMap<Integer, Long> entitySizes,
    long contradictions,
    long reviewsOpen,
    long mergeEvents) {

  /** Of all records, the share that went into the entity of another one. */
  public double mergeRate() {
    return crosswalk.isEmpty() ? 0 : 1 - (double) goldenRecords / crosswalk.size();
  }
}
