package dev.tributary.codec.parquet.reading;

/**
 * How far a file may go: its sizes are claims, and a small file can claim a large one.
 *
 * @param footerBytes of the description of the file at its end
 * @param columns of a table
 * @param rowGroups of a file
 * @param pageBytes of one page, as it is stored and as it is unpacked
 * @param heldBytes of what is unpacked at one time: a page and a dictionary for each column
 * @param unpackedBytes of what is unpacked altogether, where that is more than {@link
 *     #UNPACKED_TIMES} the size of the file
 * @param cellChars of the text of one cell; a row with a longer one is unreadable
 */
public record ParquetLimits(
    int footerBytes,
    int columns,
    int rowGroups,
    int pageBytes,
    long heldBytes,
    long unpackedBytes,
    int cellChars) {
  /** How much larger than the file what is unpacked may be in any case. */
  static final int UNPACKED_TIMES = 100;

  public static final ParquetLimits DEFAULT =
      new ParquetLimits(16 << 20, 1_000, 32_767, 64 << 20, 256L << 20, 4L << 30, 65_536);
}
