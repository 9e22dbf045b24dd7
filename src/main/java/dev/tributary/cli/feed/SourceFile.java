package dev.tributary.cli.feed;

import java.nio.file.Path;

/** A file with the rows of a source. */
public record SourceFile(String source, Path file) {

  /** Reads {@code NAME=FILE}. */
  public static SourceFile parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "a source is named with its file, as in crm_contacts=crm.csv, not \"" + text + "\"");
    }
    return new SourceFile(text.substring(0, equals), Path.of(text.substring(equals + 1)));
  }
}
