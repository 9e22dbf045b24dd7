package dev.tributary.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes records into a CSV file per source, and the truth beside them. */
final class CsvExport {
  private final Path directory;

  CsvExport(Path directory) {
    this.directory = directory;
  }

  void write(Stream<DemoRecord> records) {
    try {
      Files.createDirectories(directory);
      writeAll(records);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the demo data to " + directory, e);
    }
  }

  private void writeAll(Stream<DemoRecord> records) throws IOException {
    Map<DemoSource, CsvWriter> files = new EnumMap<>(DemoSource.class);
    try (CsvWriter truth = open("truth")) {
      truth.writeRecord("source", "id", "entity");
      for (DemoSource source : DemoSource.values()) {
        CsvWriter file = open(source.sourceName());
        files.put(source, file);
        file.writeRecord(source.columns());
      }
      records.forEach(record -> write(record, files, truth));
    } finally {
      for (CsvWriter file : files.values()) {
        file.close();
      }
    }
  }

  private static void write(DemoRecord record, Map<DemoSource, CsvWriter> files, CsvWriter truth) {
    DemoSource source = DemoSource.named(record.key().source());
    List<String> fields =
        source.columns().stream().map(column -> record.columns().getOrDefault(column, "")).toList();
    Objects.requireNonNull(files.get(source)).writeRecord(fields);
    truth.writeRecord(record.key().source(), record.key().id(), record.trueEntity());
  }

  private CsvWriter open(String name) throws IOException {
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.LF)
        .build(directory.resolve(name + ".csv"));
  }
}
