package dev.tributary.codec;

/**
 * What a change event may not exceed. Without limits one broken producer could stop a stream.
 *
 * @param maxBytes size of a key or a value
 * @param maxDepth nesting of JSON objects and arrays
 * @param maxColumns fields of one JSON object
 * @param maxTextChars length of the text of one column; a longer one that nobody needs is left out
 * @param maxNameChars length of a column's name
 * @param maxIdChars length of a record's id
 * @param maxAheadMillis how far an event's time may be ahead of its arrival. A time further ahead
 *     is a wrong clock, and would make every later change of the row look outdated: such an event
 *     counts as made when it arrived
 */
public record DecoderLimits(
    int maxBytes,
    int maxDepth,
    int maxColumns,
    int maxTextChars,
    int maxNameChars,
    int maxIdChars,
    long maxAheadMillis) {
  public static final DecoderLimits DEFAULT =
      new DecoderLimits(262_144, 32, 1_000, 65_536, 1_000, 1_024, 86_400_000L);

  public DecoderLimits {
    if (Math.min(Math.min(maxBytes, maxDepth), Math.min(maxColumns, maxTextChars)) < 1
        || Math.min(maxNameChars, maxIdChars) < 1
        || maxAheadMillis < 0) {
      throw new IllegalArgumentException("a limit of the decoder is at least 1");
    }
  }

  public DecoderLimits withMaxBytes(int bytes) {
    return new DecoderLimits(
        bytes, maxDepth, maxColumns, maxTextChars, maxNameChars, maxIdChars, maxAheadMillis);
  }

  DecoderLimits withMaxDepth(int depth) {
    return new DecoderLimits(
        maxBytes, depth, maxColumns, maxTextChars, maxNameChars, maxIdChars, maxAheadMillis);
  }
}
