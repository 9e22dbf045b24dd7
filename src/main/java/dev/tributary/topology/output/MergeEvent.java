package dev.tributary.topology.output;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the merge log as read back from its topic.
 *
 * @param records the first 1,000 records that came, left or changed
 * @param sources the entities that came in
 * @param targets the entities on the other side of a split, or the successor
 * @param score what decided it; null where nothing was scored
 * @param method the scoring strategy, or steward; null where nothing was decided
 */
public record MergeEvent(
    String id,
    EventType type,
    String entity,
    long revision,
    List<RecordKey> records,
    List<String> sources,
    List<String> targets,
    @Nullable Double score,
    @Nullable String method,
    long atMillis) {}
