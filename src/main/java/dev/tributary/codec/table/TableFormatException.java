package dev.tributary.codec.table;

import java.nio.file.Path;

/** Says why a file cannot be read as a table, where, and what cures it; without values of rows. */
public final class TableFormatException extends RuntimeException {

  TableFormatException(Path file, String problem, String cure) {
    super(file + " " + problem + ". " + cure);
  }

  TableFormatException(Path file, long line, String problem, String cure) {
    super(file + ", line " + line + ": " + problem + ". " + cure);
  }
}
