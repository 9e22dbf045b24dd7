package dev.tributary.codec.table;

import java.nio.file.Path;

/** Says why a file cannot be read as a table, where, and what cures it; without values of rows. */
public final class TableFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  TableFormatException(Path file, String problem, String cure) {
    super(file + " " + problem + ". " + cure);
    this.words = "the file " + problem + ". " + cure;
  }

  TableFormatException(Path file, long line, String problem, String cure) {
    super(file + ", line " + line + ": " + problem + ". " + cure);
    this.words = "line " + line + ": " + problem + ". " + cure;
  }

  /** The same without the path of the file, for those who know it by another name. */
  public String inWords() {
    return words;
  }
}
