package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What a component has to publish and has not published yet.
 *
 * @param sinceMillis when the first of it came
 * @param cause the record whose round or deletion brought the newest of it; null where none did
 */
public record Unpublished(long sinceMillis, @Nullable RecordKey cause) {

  /** The same news with more of it. */
  Unpublished and(@Nullable RecordKey newCause) {
    return newCause == null ? this : new Unpublished(sinceMillis, newCause);
  }
}
