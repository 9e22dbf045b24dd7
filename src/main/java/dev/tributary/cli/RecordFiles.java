package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.feed.RejectedRow;
import dev.tributary.cli.feed.SourceFile;
import dev.tributary.cli.feed.SourceRecords;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.spec.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A spec, and the files with the rows of its sources: what commands about records ask for. */
final class RecordFiles {
  private static final int MOST_SHOWN = 20;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "How records are mapped, compared and merged.")
  private Path spec = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "NAME=FILE",
      converter = SourceFiles.class,
      description =
          "A source of the spec and the file with its rows (CSV, JSON lines or Parquet); once for each.")
  private List<SourceFile> sources = List.of();

  private long rejected;

  /** Reads NAME=FILE. */
  static final class SourceFiles implements ITypeConverter<SourceFile> {
    @Override
    public SourceFile convert(String text) {
      try {
        return SourceFile.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  Path spec() {
    return spec;
  }

  boolean areNamed() {
    return !sources.isEmpty();
  }

  List<SourceFile> sources() {
    if (sources.isEmpty()) {
      throw CommandFailure.usage(
          "--source is missing: NAME=FILE, a source of the spec and the file with its rows");
    }
    return sources;
  }

  /** The sources of which there are files. */
  Set<String> sourceNames() {
    return sources().stream().map(SourceFile::source).collect(Collectors.toSet());
  }

  /** All rows as records under a plan; notes the first rows that cannot become one. */
  BatchRecords read(Plan plan, Console console) {
    List<SourceFile> sources = sources();
    console.status("reading records");
    return SourceRecords.read(sources, plan, row -> reject(row, console));
  }

  private void reject(RejectedRow row, Console console) {
    rejected++;
    if (rejected <= MOST_SHOWN) {
      console.note("left out: " + row);
    }
  }
}
