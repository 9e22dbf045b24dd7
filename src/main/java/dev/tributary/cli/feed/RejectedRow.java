package dev.tributary.cli.feed;

/**
 * A row that becomes no change event.
 *
 * @param line where it begins in its file, from 1
 * @param problem what is wrong and how to cure it, without values of the row
 */
public record RejectedRow(SourceFile source, long line, String problem) {
  @Override
  public String toString() {
    return source.file() + ", line " + line + ": " + problem;
  }
}
