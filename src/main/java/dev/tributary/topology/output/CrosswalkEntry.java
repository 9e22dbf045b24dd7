package dev.tributary.topology.output;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a record belongs, as read back from its topic.
 *
 * @param arrivedMillis when the record's change arrived
 * @param sinceMillis when it was placed in this entity, in this way
 * @param matched the record at the other end of its strongest link; null where it is alone
 */
public record CrosswalkEntry(
    RecordKey record,
    String entity,
    long arrivedMillis,
    long sinceMillis,
    @Nullable RecordKey matched) {}
