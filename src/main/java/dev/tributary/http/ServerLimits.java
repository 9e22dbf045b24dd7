package dev.tributary.http;

import java.time.Duration;

/**
 * How far a server lets its callers go.
 *
 * @param requestsPerSecond of one key; as many more may come at once
 * @param maxBodyBytes of a request
 * @param threads that answer; a stream of events takes one for as long as it lasts
 * @param requestTimeout within which a request has to have come whole, and a piece of an answer to
 *     have been taken
 * @param exports that run at once
 */
public record ServerLimits(
    int requestsPerSecond, int maxBodyBytes, int threads, Duration requestTimeout, int exports) {
  public static final ServerLimits DEFAULT =
      new ServerLimits(2_000, 8 << 20, 64, Duration.ofSeconds(30), 2);
}
