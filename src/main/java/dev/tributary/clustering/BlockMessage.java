package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;

/**
 * A version on its way to one partition of the blocking stage.
 *
 * @param record the record
 * @param version its version
 * @param latestSpec the newest spec that this version was made under; a pair is scored under the
 *     older of the two ends' latest
 * @param facets its blocks in that partition with what to compare there; empty if it only leaves
 * @param left the blocks of that partition that it was in and is not any more
 */
public record BlockMessage(
    RecordKey record, long version, int latestSpec, List<Facet> facets, List<BlockRef> left)
    implements BlockingMessage {}
