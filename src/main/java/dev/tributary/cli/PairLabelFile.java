package dev.tributary.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.codec.table.SpreadsheetCsv;
import dev.tributary.model.RecordKey;
import dev.tributary.training.PairTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads labels of pairs, as {@code tributary export --what feedback --format csv} writes them. */
final class PairLabelFile {
  private static final List<String> COLUMNS =
      List.of("source_a", "id_a", "source_b", "id_b", "label");

  private PairLabelFile() {}

  /** Whether a file is of pairs, by its header. */
  static boolean isOne(Path file) {
    try (CsvReader<NamedCsvRecord> lines = open(file)) {
      var line = lines.iterator();
      return line.hasNext() && line.next().getHeader().contains("source_a");
    } catch (CsvParseException | IOException e) {
      return false; // whoever reads it says what is wrong with it
    }
  }

  /** The labels; rows that an export marks as deleted are left out. */
  static List<PairTruth> read(Path file) {
    List<PairTruth> pairs = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> lines = open(file)) {
      for (NamedCsvRecord line : lines) {
        if (!line.findField("deleted").orElse("").equals("true")) {
          pairs.add(pair(file, line));
        }
      }
    } catch (CsvParseException | IOException e) {
      throw CommandFailure.badData("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    return pairs;
  }

  private static CsvReader<NamedCsvRecord> open(Path file) throws IOException {
    return CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file);
  }

  private static PairTruth pair(Path file, NamedCsvRecord line) {
    List<String> cells = new ArrayList<>();
    for (String column : COLUMNS) {
      String cell = line.findField(column).orElse("");
      if (cell.isEmpty()) {
        throw wrong(file, line, "the column %s is missing or empty".formatted(column));
      }
      cells.add(withoutMark(cell));
    }
    String label = cells.get(4);
    if (!label.equals("match") && !label.equals("no_match")) {
      throw wrong(file, line, "label has to be match or no_match");
    }
    try {
      return new PairTruth(
          new RecordKey(cells.get(0), cells.get(1)),
          new RecordKey(cells.get(2), cells.get(3)),
          label.equals("match"));
    } catch (IllegalArgumentException e) {
      throw wrong(file, line, "a source has no colon in its name");
    }
  }

  /** An export marks what a spreadsheet would take for a formula. */
  private static String withoutMark(String cell) {
    return cell.length() > 1 && SpreadsheetCsv.isMarked(cell) ? cell.substring(1) : cell;
  }

  private static CommandFailure wrong(Path file, NamedCsvRecord line, String what) {
    return CommandFailure.badData(
        "%s, line %d: %s".formatted(file, line.getStartingLineNumber(), what), null);
  }
}
