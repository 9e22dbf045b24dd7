package dev.tributary.codec.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file (RFC 4180) with a header; empty lines are skipped. */
final class CsvRows implements Iterator<TableRow> {
  private static final int MAX_CELL_CHARS = 65_536;
  private static final String QUOTES =
      "Look for a quotation mark that is not closed, or not doubled inside of a quoted cell.";
  private final Path file;
  private final QuoteCounter quotes;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private long line = 1;

  private CsvRows(Path file, QuoteCounter quotes, Iterator<CsvRecord> records) {
    this.file = file;
    this.quotes = quotes;
    this.records = records;
    if (!hasNext()) {
      throw new TableFormatException(file, "is empty", "A table needs at least a header line.");
    }
    this.header = checked(record());
  }

  static CsvRows read(Path file, InputStream input) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                input,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    char separator = Separators.detect(text);
    QuoteCounter quotes = new QuoteCounter(text);
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(quotes);
    return new CsvRows(file, quotes, reader.iterator());
  }

  List<String> header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw broken();
    }
  }

  @Override
  public TableRow next() {
    CsvRecord record = record();
    if (record.getFieldCount() != header.size()) {
      return new TableRow.Unreadable(
          line,
          "the row has " + record.getFieldCount() + " cells, the header " + header.size(),
          "A separator, a quotation mark or a line break in a cell needs quotation marks around"
              + " the cell.");
    }
    if (swallowedRest(record)) {
      return new TableRow.Unreadable(line, "a quoted cell goes on to the end of the file", QUOTES);
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String cell = record.getField(i);
      if (cell.length() > MAX_CELL_CHARS) {
        return new TableRow.Unreadable(
            line, "cell " + (i + 1) + " has " + cell.length() + " characters", QUOTES);
      }
      if (!cell.isEmpty()) {
        columns.put(header.get(i), cell);
      }
    }
    return new TableRow.Read(line, columns);
  }

  private CsvRecord record() {
    try {
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException e) {
      throw broken();
    }
  }

  /** The parser takes the end of the file for the end of a cell that nobody closed. */
  private boolean swallowedRest(CsvRecord record) {
    return !hasNext()
        && quotes.odd()
        && record.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
  }

  private List<String> checked(CsvRecord names) {
    List<String> columns = names.getFields().stream().map(String::strip).toList();
    // By number, not by name: a file without a header has values where names should be.
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty()) {
        throw new TableFormatException(
            file,
            line,
            "column " + (i + 1) + " of the header has no name",
            "Name it, or remove the separator at the end of the lines.");
      }
      int first = columns.indexOf(columns.get(i));
      if (first < i) {
        throw new TableFormatException(
            file,
            line,
            "columns " + (first + 1) + " and " + (i + 1) + " of the header have the same name",
            "Rename one of them, or add a header if the file has none.");
      }
    }
    return columns;
  }

  /** The parser's own words may quote the row: they are not passed on. */
  private TableFormatException broken() {
    return new TableFormatException(file, line, "this row or the next is not valid CSV", QUOTES);
  }
}
