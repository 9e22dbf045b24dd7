package dev.tributary.cli.report;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.codec.table.CsvTableWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenRecord;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a run as files: golden.csv, crosswalk.csv, merge-log.jsonl, decisions.jsonl. */
public final class OutputFiles implements ResolvedSink, Closeable {
  private final List<String> attributes;
  private final CsvTableWriter golden;
  private final CsvTableWriter crosswalk;
  private final OutputStream mergeLog;
  private final OutputStream decisions;

  private OutputFiles(Path directory, List<String> attributes) throws IOException {
    this.attributes = attributes;
    List<String> header = new ArrayList<>();
    header.add("entity");
    header.addAll(attributes);
    header.add("member_count");
    header.add("confidence");
    this.golden = CsvTableWriter.create(directory.resolve("golden.csv"), header);
    this.crosswalk =
        CsvTableWriter.create(
            directory.resolve("crosswalk.csv"), List.of("source", "id", "entity"));
    this.mergeLog = open(directory.resolve("merge-log.jsonl"));
    this.decisions = open(directory.resolve("decisions.jsonl"));
  }

  /** Creates the files, or replaces them. */
  public static OutputFiles create(Path directory, List<String> attributes) throws IOException {
    return new OutputFiles(directory, attributes);
  }

  /** Makes sure, before anything else is done, that files can be written there. */
  public static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw CommandFailure.unavailable("the directory %s cannot be made".formatted(directory), e);
    }
    if (!Files.isWritable(directory)) {
      throw CommandFailure.unavailable(
          "nothing can be written to the directory %s".formatted(directory), null);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  @Override
  public void crosswalk(RecordKey record, String entityId) {
    crosswalk.write(List.of(record.source(), record.id(), entityId));
  }

  @Override
  public void golden(GoldenRecord record, byte[] json) {
    List<String> cells = new ArrayList<>(attributes.size() + 3);
    cells.add(record.entity());
    for (String attribute : attributes) {
      cells.add(record.fields().getOrDefault(attribute, ""));
    }
    cells.add(Integer.toString(record.memberCount()));
    cells.add(String.format(Locale.ROOT, "%.4f", record.confidence()));
    golden.write(cells);
  }

  @Override
  public void mergeEvent(byte[] json) {
    line(mergeLog, json);
  }

  @Override
  public void decision(byte[] json) {
    line(decisions, json);
  }

  private static void line(OutputStream file, byte[] json) {
    try {
      file.write(json);
      file.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a result", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (golden;
        crosswalk;
        mergeLog;
        decisions) {
      // Closed in the reverse order, each whatever becomes of the others.
    }
  }
}
