package dev.tributary.cli.feed;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way to the topic of its source.
 *
 * @param value the row as plain JSON; null deletes it
 */
public record ChangeEvent(RecordKey key, byte @Nullable [] value) {}
