package dev.tributary.codec.parquet.reading;

/** Counts what is unpacked of a file, at one time and altogether, and ends what goes too far. */
final class Unpacking {
  private final long mostHeld;
  private final long mostOverall;
  private long held;
  private long overall;

  Unpacking(ParquetLimits limits, long fileBytes) {
    this.mostHeld = limits.heldBytes();
    this.mostOverall = Math.max(limits.unpackedBytes(), fileBytes * ParquetLimits.UNPACKED_TIMES);
  }

  /** Before bytes are unpacked. */
  void take(long bytes) throws ParquetFormatException {
    held += bytes;
    overall += bytes;
    if (held > mostHeld) {
      throw new ParquetFormatException(
          "has pages that are too large to be read together, more than %d MiB"
              .formatted(mostHeld >> 20),
          "Write it with smaller row groups or pages, or without columns that are not needed.");
    }
    if (overall > mostOverall) {
      throw new ParquetFormatException(
          "unpacks to more than %d MiB".formatted(mostOverall >> 20), "Send it in parts.");
    }
  }

  /** After they are not needed any more. */
  void give(long bytes) {
    held -= bytes;
  }
}
