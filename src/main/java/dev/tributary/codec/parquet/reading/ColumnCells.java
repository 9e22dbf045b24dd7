package dev.tributary.codec.parquet.reading;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The cells of a column in a row group as text, a list as the text of a JSON array. */
final class ColumnCells {
  private final ColumnChunk entries;
  private final LeafColumn column;
  private final int longest;
  private boolean ahead;

  /**
   * @param longest text of a list
   */
  ColumnCells(ColumnChunk entries, int longest) {
    this.entries = entries;
    this.column = entries.column();
    this.longest = longest;
  }

  String name() {
    return column.name();
  }

  /** The next row's; null where it has none. */
  @Nullable String next() throws IOException, UnusableCellException {
    if (!ahead && !entries.next()) {
      throw broken("there are fewer values than rows");
    }
    ahead = false;
    if (column.list()) {
      return list();
    }
    Object value = entries.value();
    return value == null ? null : column.texts().of(value);
  }

  private ParquetFormatException broken(String what) {
    return entries.broken(new CorruptBytesException(what));
  }

  /** From its first entry on, up to that of the next row, which then is ahead. */
  private @Nullable String list() throws IOException, UnusableCellException {
    if (entries.repetition() != 0) {
      throw broken("a row begins in the middle of a list");
    }
    if (entries.definition() < column.filled()) {
      boolean empty = entries.definition() == column.filled() - 1;
      next(entries.next());
      return empty && column.filled() > 1 ? "[]" : null;
    }
    StringBuilder json = new StringBuilder("[");
    UnusableCellException unusable = null;
    do {
      if (json.length() > longest) {
        throw new ParquetFormatException(
            "has a list of more than %d characters in column %s".formatted(longest, name()),
            "Leave the column out, or shorten its lists.");
      }
      try {
        append(json);
      } catch (UnusableCellException e) {
        unusable = unusable == null ? e : unusable;
      }
    } while (next(entries.next()) && entries.repetition() > 0);
    if (unusable != null) {
      throw unusable;
    }
    return json.append(']').toString();
  }

  private boolean next(boolean there) throws ParquetFormatException {
    ahead = there;
    if (there && entries.repetition() > 0 && entries.definition() < column.filled()) {
      throw broken("a list goes on without an entry");
    }
    return there;
  }

  private void append(StringBuilder json) throws UnusableCellException {
    if (json.length() > 1) {
      json.append(',');
    }
    Object value = entries.value();
    if (value == null) {
      json.append("null");
    } else {
      column.texts().appendJson(value, json);
    }
  }

  /** After the last row. */
  void end() throws IOException {
    if (ahead || entries.next()) {
      throw broken("there are more values than rows");
    }
    entries.close();
  }
}
