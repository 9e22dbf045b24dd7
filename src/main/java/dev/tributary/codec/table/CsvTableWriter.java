package dev.tributary.codec.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a table as CSV: UTF-8, commas, a header, quotation marks where a cell needs them. */
public final class CsvTableWriter implements Closeable {
  private final CsvWriter csv;
  private final List<String> header;

  private CsvTableWriter(CsvWriter csv, List<String> header) {
    this.csv = csv;
    this.header = header;
  }

  /** Creates a file, or replaces it, and writes the header. */
  public static CsvTableWriter create(Path file, List<String> header) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    csv.writeRecord(header);
    return new CsvTableWriter(csv, List.copyOf(header));
  }

  /** Writes a row with one cell per column of the header. */
  public void write(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells under a header of " + header.size());
    }
    csv.writeRecord(cells);
  }

  /** Writes a row by column; what the row lacks stays empty. */
  public void write(Map<String, String> row) {
    if (!header.containsAll(row.keySet())) {
      throw new IllegalArgumentException("a row with a column that the header does not have");
    }
    List<String> cells = new ArrayList<>(header.size());
    for (String column : header) {
      cells.add(row.getOrDefault(column, ""));
    }
    csv.writeRecord(cells);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
