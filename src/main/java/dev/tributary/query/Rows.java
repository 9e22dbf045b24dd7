package dev.tributary.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to several lookups.
 *
 * @param values in the order asked; null where a table has no such row
 * @param stale whether a row came from a copy that may be behind
 */
public record Rows(List<byte @Nullable []> values, boolean stale) {}
