package dev.tributary.clustering;

import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;

/**
 * A record as a block knows it, under the spec of that block.
 *
 * @param version its newest version
 * @param latestSpec the newest spec that this version was made under
 * @param former the last version that was not yet made under that spec; 0 where the block did not
 *     know the record then, or something else was compared
 */
public record BlockMember(
    RecordKey key, long version, int latestSpec, long former, Features features) {}
