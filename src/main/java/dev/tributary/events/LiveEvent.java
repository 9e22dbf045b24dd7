package dev.tributary.events;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param offset of its message in the partition
 * @param value as it is on the topic; null where the key is gone
 * @param atMillis when the broker stored it, milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // Told once, never compared.
public record LiveEvent(
    EventKind kind,
    int partition,
    long offset,
    String key,
    byte @Nullable [] value,
    long atMillis) {

  EventPlace place() {
    return new EventPlace(kind, partition);
  }
}
