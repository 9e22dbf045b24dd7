package dev.tributary.codec.table;

import java.util.Map;

/** A row of a table file, or the reason why it cannot be read. */
public sealed interface TableRow {
  /** The line on which the row begins, from 1; in a file without lines the row's number. */
  long line();

  /**
   * A row.
   *
   * @param columns text by column; columns without a value are absent
   */
  record Read(long line, Map<String, String> columns) implements TableRow {}

  /**
   * A row that cannot be read; those after it can.
   *
   * @param problem what is wrong, without values of the row
   * @param cure what to do about it
   */
  record Unreadable(long line, String problem, String cure) implements TableRow {}
}
