package dev.tributary.clustering;

import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;

/** A record as a block knows it, under the spec of that block. */
public record BlockMember(RecordKey key, long version, int latestSpec, Features features) {}
