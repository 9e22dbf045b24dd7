package dev.tributary.survivorship;

import dev.tributary.model.RecordKey;

/**
 * A surviving value.
 *
 * @param value as its source wrote it
 * @param from the record that gave it
 * @param strategy the strategy that chose it, by its name in the spec
 */
public record GoldenField(String value, RecordKey from, String strategy) {}
