package dev.tributary.clustering;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;

/**
 * A record found in a common block that scored at or above the review threshold.
 *
 * @param match whether the pair becomes an edge, which the partition into entities may follow
 * @param spec the number of the spec that judged the pair
 */
public record Neighbour(
    RecordKey key, long version, PairScore score, Tie tie, boolean match, int spec) {}
