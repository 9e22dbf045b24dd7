package dev.tributary.api;

/**
 * How far callers may go with what is sent piece by piece.
 *
 * @param listeners that hear events at once; each takes a thread
 * @param listenersPerKey of one key
 * @param fileBytes of a file that is sent
 * @param fileRows of a file that is sent
 */
public record StreamLimits(int listeners, int listenersPerKey, long fileBytes, int fileRows) {
  public static final StreamLimits DEFAULT = new StreamLimits(16, 4, 256L << 20, 1_000_000);
}
