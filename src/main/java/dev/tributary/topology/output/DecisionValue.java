package dev.tributary.topology.output;

import dev.tributary.model.RecordKey;

/**
 * The decision about a record as read back from its topic.
 *
 * @param candidates how many records scored at or above the review threshold
 * @param latencyMillis from the arrival of the change to the decision
 */
public record DecisionValue(
    RecordKey record, Outcome outcome, int candidates, long atMillis, long latencyMillis) {}
