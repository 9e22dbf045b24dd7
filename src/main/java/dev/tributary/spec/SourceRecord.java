package dev.tributary.spec;

import dev.tributary.model.Attributes;
import dev.tributary.model.RecordKey;

/** A record as its source wrote it, by attribute. */
public record SourceRecord(RecordKey key, Attributes attributes) {}
