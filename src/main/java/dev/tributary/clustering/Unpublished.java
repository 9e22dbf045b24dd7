package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What a component has to publish and has not published yet.
 *
 * @param sinceMillis when the first of it came
 * @param dueMillis when it is to be published at the latest
 * @param cause the record whose round or deletion brought the newest of it; null where none did
 */
public record Unpublished(long sinceMillis, long dueMillis, @Nullable RecordKey cause) {

  /** The news with more of it, due no later than before. */
  Unpublished and(long newDueMillis, @Nullable RecordKey newCause) {
    return new Unpublished(
        sinceMillis, Math.min(dueMillis, newDueMillis), newCause == null ? cause : newCause);
  }

  /** The same news, due at another time. */
  Unpublished dueAt(long millis) {
    return new Unpublished(sinceMillis, millis, cause);
  }
}
