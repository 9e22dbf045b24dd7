package dev.tributary.clustering;

import dev.tributary.model.RecordKey;

/**
 * What a steward decided about a record and another one.
 *
 * @param decision the decision's id
 * @param sequence orders decisions; of two about the same pair the higher one holds
 * @param mustLink true to keep the two together, false to keep them apart
 */
public record Constraint(String decision, long sequence, RecordKey other, boolean mustLink) {}
