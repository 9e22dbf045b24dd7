package dev.tributary.evaluation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads truth.csv and crosswalk.csv: which record belongs to which entity. */
final class ClusteringFile {
  private static final List<String> COLUMNS = List.of("source", "id", "entity");

  private final Path file;
  private final Map<RecordKey, String> entities = new HashMap<>();

  /** Equal names of entities are kept once. */
  private final Map<String, String> names = new HashMap<>();

  private ClusteringFile(Path file) {
    this.file = file;
  }

  static Map<RecordKey, String> read(Path file) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file)) {
      return new ClusteringFile(file).read(reader.iterator());
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          file + " is not a CSV file: " + e.getMessage() + "; check its quotes", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Map<RecordKey, String> read(Iterator<CsvRecord> lines) {
    if (!lines.hasNext()) {
      throw new IllegalArgumentException(
          file + " is empty; its first line should name the columns source,id,entity");
    }
    int[] places = places(lines.next());
    while (lines.hasNext()) {
      add(lines.next(), places);
    }
    return entities;
  }

  private int[] places(CsvRecord header) {
    List<String> named = new ArrayList<>();
    for (String field : header.getFields()) {
      named.add(field.trim().toLowerCase(Locale.ROOT));
    }
    int[] places = new int[COLUMNS.size()];
    for (int i = 0; i < places.length; i++) {
      String column = COLUMNS.get(i);
      places[i] = named.indexOf(column);
      if (places[i] < 0) {
        throw wrong(header, "the header has no column " + column + "; it needs source,id,entity");
      }
      if (places[i] != named.lastIndexOf(column)) {
        throw wrong(header, "the header names the column " + column + " twice");
      }
    }
    return places;
  }

  private void add(CsvRecord line, int[] places) {
    String source = field(line, places, 0);
    String id = field(line, places, 1);
    String entity = field(line, places, 2);
    if (source.indexOf(':') >= 0) {
      throw wrong(line, "the source's name has a colon, which names of sources cannot have");
    }
    RecordKey key = new RecordKey(names.computeIfAbsent(source, name -> name), id);
    if (entities.putIfAbsent(key, names.computeIfAbsent(entity, name -> name)) != null) {
      throw wrong(line, "record " + key + " stands here a second time; keep one line per record");
    }
  }

  private String field(CsvRecord line, int[] places, int column) {
    String value = places[column] < line.getFieldCount() ? line.getField(places[column]) : "";
    if (value.isEmpty()) {
      throw wrong(line, "the column " + COLUMNS.get(column) + " is empty; every record needs it");
    }
    return value;
  }

  private IllegalArgumentException wrong(CsvRecord line, String what) {
    return new IllegalArgumentException(
        file + ", line " + line.getStartingLineNumber() + ": " + what);
  }
}
