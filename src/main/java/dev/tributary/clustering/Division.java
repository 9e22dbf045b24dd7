package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.SortedSet;

/**
 * A component divided into entities.
 *
 * @param entities every resolved member once
 * @param cut the matches between two of the entities that nobody has decided about, in the order of
 *     their keys
 */
public record Division(List<SortedSet<RecordKey>> entities, List<CutEdge> cut) {}
