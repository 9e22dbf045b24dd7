package dev.tributary.codec.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180, UTF-8) that a spreadsheet may open: a text that it would run as
 * a formula gets an apostrophe in front. Numbers and phone numbers, which run nothing, stay as they
 * are.
 */
public final class SpreadsheetCsv implements Closeable {
  private static final String FORMULA_BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final Pattern ONLY_DIGITS = Pattern.compile("[+-]?[0-9][0-9 ().,/-]*");

  private final CsvWriter csv;
  private final int columns;

  /** Writes the header. */
  public SpreadsheetCsv(OutputStream out, List<TableColumn> columns) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(1 << 16)
            .build(out, StandardCharsets.UTF_8);
    this.columns = columns.size();
    csv.writeRecord(columns.stream().map(column -> harmless(column.name())).toList());
  }

  /** Writes a row; a cell that is null stays empty. */
  public void write(List<? extends @Nullable Object> cells) throws IOException {
    if (cells.size() != columns) {
      throw new IllegalArgumentException("a row of " + cells.size() + " cells for " + columns);
    }
    List<String> texts = new ArrayList<>(columns);
    for (Object cell : cells) {
      texts.add(cell == null ? "" : cell instanceof String text ? harmless(text) : cell.toString());
    }
    try {
      csv.writeRecord(texts);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The text, as it can be put into a cell. */
  static String harmless(String text) {
    boolean runs =
        !text.isEmpty()
            && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
            && !ONLY_DIGITS.matcher(text).matches();
    return runs ? "'" + text : text;
  }

  /** Whether a cell has the mark that keeps it from being run, and would run without. */
  public static boolean isMarked(String cell) {
    return cell.startsWith("'") && harmless(cell.substring(1)).equals(cell);
  }

  /** Hands on what is written so far. */
  public void flush() throws IOException {
    csv.flush();
  }

  /** Hands on the rest, and closes what it writes to. */
  @Override
  public void close() throws IOException {
    csv.close();
  }
}
