package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.export.CursorException;
import dev.tributary.export.Export;
import dev.tributary.export.ExportFormat;
import dev.tributary.export.ExportKind;
import dev.tributary.export.ExportSource;
import dev.tributary.spec.Plan;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary export}: what a resolver published, as a file. */
@Command(
    name = "export",
    header = "Writes what was published to a file: all of it, or what changed since the last time.",
    description = {
      "Prints a cursor; the next export with --since CURSOR has what changed after this one, and keys"
          + " that are gone since are marked as deleted. The file is there once it is whole."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary export --spec customer.yml --bootstrap-servers localhost:9092 \\",
      "    --what golden --format parquet --out golden.parquet",
      "  tributary export --spec customer.yml --bootstrap-servers localhost:9092 \\",
      "    --what crosswalk --since AQIAA… --out changed.jsonl",
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private SpecTopicOptions where = new SpecTopicOptions();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "The spec of the entity; its attributes are the columns of tables.")
  private Path spec = Path.of("");

  @Option(
      names = "--what",
      paramLabel = "KIND",
      required = true,
      description = "golden, crosswalk, merge-log, reviews or feedback.")
  private String what = "";

  @Option(names = "--since", paramLabel = "CURSOR", description = "What changed since then alone.")
  private @Nullable String since;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl, csv or parquet; default ${DEFAULT-VALUE}.")
  private String format = "jsonl";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where it goes.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Console console = standard.console();
    ExportKind kind =
        ExportKind.of(what)
            .orElseThrow(
                () -> CommandFailure.usage("--what has to be one of " + ExportKind.words()));
    ExportFormat as =
        ExportFormat.of(format)
            .orElseThrow(
                () -> CommandFailure.usage("--format has to be one of jsonl, csv, parquet"));
    Plan plan = SpecFiles.usable(spec, console);
    BrokerConnection.admin(where.access()).close();
    try (Export export = open(kind, as, plan)) {
      long count = write(export);
      console.say(
          String.format(Locale.ROOT, "%,d values of %s are in %s", count, kind.word(), out));
      console.say("next time: --since " + export.nextCursor());
    }
    return ExitCode.OK;
  }

  private Export open(ExportKind kind, ExportFormat as, Plan plan) {
    Topics topics = Topics.of(plan.entityName());
    try {
      ExportSource source = ExportSource.open(where.access(), topics, kind, since);
      return new Export(kind, as, source, plan.attributeNames(), UnaryOperator.identity());
    } catch (CursorException e) {
      throw CommandFailure.usage("--since: " + e.inWords());
    }
  }

  /** What is written so far has another name until it is whole. */
  private long write(Export export) {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try {
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      long count;
      try (OutputStream file = Files.newOutputStream(part)) {
        count = export.writeTo(file);
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      return count;
    } catch (IOException e) {
      throw CommandFailure.unavailable("cannot write " + out + ": " + e, e);
    }
  }
}
