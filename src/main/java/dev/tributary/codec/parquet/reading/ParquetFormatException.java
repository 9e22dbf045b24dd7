package dev.tributary.codec.parquet.reading;

import java.io.IOException;

/** Says why a file cannot be read as Parquet, where, and what cures it; without values of cells. */
public final class ParquetFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String cure;

  ParquetFormatException(String problem, String cure) {
    super(problem + ". " + cure);
    this.problem = problem;
    this.cure = cure;
  }

  /** Bytes that are not what the format has in this place. */
  static ParquetFormatException broken(String place, CorruptBytesException cause) {
    ParquetFormatException broken =
        new ParquetFormatException(
            "is broken: " + place + ": " + cause.getMessage(),
            "Write it again, or send the rows as CSV or JSON lines.");
    broken.initCause(cause);
    return broken;
  }

  /** A column whose values are of a kind that rows cannot have. */
  static ParquetFormatException refused(String column, String what, String cure) {
    return new ParquetFormatException("has a column %s of %s".formatted(column, what), cure);
  }

  /** What is wrong, to follow the name of the file. */
  public String problem() {
    return problem;
  }

  /** What to do about it, a sentence. */
  public String cure() {
    return cure;
  }
}
