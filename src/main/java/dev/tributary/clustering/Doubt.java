package dev.tributary.clustering;

import java.util.UUID;

/**
 * A match of a record that its entity does not follow, as its component tells it.
 *
 * @param otherEntity the entity of the other record
 */
public record Doubt(ReviewItem item, UUID otherEntity) {}
