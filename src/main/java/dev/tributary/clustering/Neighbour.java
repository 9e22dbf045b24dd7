package dev.tributary.clustering;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;

/** A record found in a common block that scored at or above the review threshold. */
public record Neighbour(RecordKey key, long version, PairScore score, boolean match) {}
