package dev.tributary.training;

import dev.tributary.model.RecordKey;

/** What is known of a pair of records: whether they are one entity. */
public record PairTruth(RecordKey a, RecordKey b, boolean match) {}
