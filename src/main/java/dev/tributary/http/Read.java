package dev.tributary.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something of persons: ids, and no values.
 *
 * @param by the name of the key
 * @param route the method and the path with the names of its parameters
 * @param kind what was asked for, in a word of the route; may be empty
 * @param entities ids, the first {@link #MOST_NAMED} of those that were told
 * @param results of how many was told; {@link #UNCOUNTED} where that is not known, or not yet
 * @param endedAt when an answer was over that is sent piece by piece; null for others, and until
 *     then
 */
public record Read(
    UUID id,
    Instant at,
    String by,
    String role,
    boolean isMasked,
    String route,
    String kind,
    List<String> entities,
    long results,
    @Nullable Instant endedAt) {
  /** As many as any route answers at once, for most of them. */
  public static final int MOST_NAMED = 1_000;

  public static final long UNCOUNTED = -1;

  /** What a request tells that is answered as a whole. */
  static Read of(Request request, Instant at) {
    Reading reading = request.reading();
    return new Read(
        UUID.randomUUID(),
        at,
        request.callerName(),
        request.callerRole(),
        request.isMasked(),
        request.name(),
        reading.kind(),
        reading.entities(MOST_NAMED),
        reading.results(),
        null);
  }

  /** The same of an answer that only begins. */
  Read begun() {
    return told(UNCOUNTED, null);
  }

  /** The same once it is over, whole or not. */
  Read ended(Reading reading, Instant end) {
    return told(reading.results(), end);
  }

  private Read told(long of, @Nullable Instant end) {
    return new Read(id, at, by, role, isMasked, route, kind, entities, of, end);
  }
}
