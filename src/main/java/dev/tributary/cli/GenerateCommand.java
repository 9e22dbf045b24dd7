package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary generate}: demo data as files. */
@Command(
    name = "generate",
    header = "Writes demo data: customers in five systems, and the truth about them.",
    description = {
      "One CSV file per source and truth.csv with the columns source, id and entity. The same size"
          + " and seed make the same files. They fit the spec config/specs/customer.yml."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary generate --entities 3000 --seed 7 --out data",
      "  tributary resolve --spec config/specs/customer.yml --truth data/truth.csv --out resolved \\",
      "    --source crm_contacts=data/crm_contacts.csv --source app_signups=data/app_signups.csv",
    })
final class GenerateCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--entities",
      paramLabel = "N",
      required = true,
      description = "How many true customers; each has about three records.")
  private int entities;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed makes the same customers; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the files go; created where it is missing.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Console console = standard.console();
    try {
      DemoData.generate(settings()).writeTo(out);
    } catch (UncheckedIOException e) {
      throw CommandFailure.unavailable(e.getMessage() + " (" + e.getCause() + ")", e);
    }
    console.say(
        "wrote %d customers in five sources, and the truth, to %s".formatted(entities, out));
    return ExitCode.OK;
  }

  private DemoSettings settings() {
    try {
      return new DemoSettings(entities, seed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }
}
