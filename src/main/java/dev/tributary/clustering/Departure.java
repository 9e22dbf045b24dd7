package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a component still has to tell about a record that left it.
 *
 * @param record the record that was deleted or split off
 * @param entity the entity it was last published in
 * @param deleted whether it was deleted, or lives on in another component
 * @param orphans used ids that nobody takes over; they are retired for good
 */
public record Departure(
    RecordKey record, @Nullable UUID entity, boolean deleted, List<HeldId> orphans) {}
