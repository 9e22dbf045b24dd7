package dev.tributary.spec;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table of how common values are: CSV with a header of {@code value} and {@code frequency}
 * (a share above 0, at most 1) or {@code count} (a number of occurrences).
 */
final class FrequencyFile {
  private static final String VALUE = "value";
  private static final String FREQUENCY = "frequency";
  private static final String COUNT = "count";

  /** Shares that were rounded may add up to a little more than all. */
  private static final double ALL = 1.01;

  private FrequencyFile() {}

  /** The share of each value; of a value that stands there twice, both together. */
  static Map<String, Double> parse(byte[] content) throws FileFormatException {
    String text = new String(content, StandardCharsets.UTF_8);
    Map<String, Double> numbers = new HashMap<>();
    double sum = 0;
    boolean counts = false;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        counts = isCount(row.getHeader());
        double number = number(row, counts);
        sum += number;
        numbers.merge(row.getField(VALUE), number, Double::sum);
      }
    } catch (CsvParseException | java.io.IOException e) {
      throw new FileFormatException("", "it is not CSV");
    }
    if (numbers.isEmpty()) {
      throw new FileFormatException("", "it has no rows");
    }
    if (!counts && sum > ALL) {
      throw new FileFormatException(
          "", "its frequencies add up to " + sum + ", more than 1; call the column count instead");
    }
    double total = counts ? sum : Math.max(1, sum);
    numbers.replaceAll((value, number) -> number / total);
    return numbers;
  }

  private static boolean isCount(List<String> header) throws FileFormatException {
    if (!header.contains(VALUE) || !(header.contains(FREQUENCY) || header.contains(COUNT))) {
      throw new FileFormatException(
          "line 1", "the header has to have value, and frequency or count");
    }
    return header.contains(COUNT);
  }

  private static double number(NamedCsvRecord row, boolean counts) throws FileFormatException {
    String line = "line " + row.getStartingLineNumber();
    double highest = counts ? Long.MAX_VALUE : 1;
    try {
      double number = Double.parseDouble(row.getField(counts ? COUNT : FREQUENCY));
      if (number > 0 && number <= highest) {
        return number;
      }
    } catch (NumberFormatException | java.util.NoSuchElementException e) {
      // Falls through: a text is no number either.
    }
    throw new FileFormatException(
        line, counts ? "a count is above 0" : "a frequency lies above 0 and is at most 1");
  }
}
