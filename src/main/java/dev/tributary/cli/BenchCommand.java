package dev.tributary.cli;

import dev.tributary.cli.bench.QualityBenchRun;
import dev.tributary.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary bench …}: measurements whose figures the documentation states. */
@Command(
    name = "bench",
    header = "Measures how well specs do, and how fast the API answers.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BenchCommand.OfQuality.class, BenchQueriesCommand.class})
final class BenchCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();

  /** {@code tributary bench quality}. */
  @Command(
      name = "quality",
      header = "Resolves datasets by every spec that fits them, and compares with their truth.",
      description = {
        "A dataset is a folder with truth.csv and one CSV file for each source. A spec fits where its"
            + " sources have the names of the files and find their columns there. Each is measured"
            + " with its weights as written and with weights trained on the same records without the"
            + " truth."
      },
      footerHeading = "%nExample:%n",
      footer = "  tributary bench quality --data datasets")
  static final class OfQuality implements Callable<Integer> {
    @Mixin private StandardOptions standard = new StandardOptions();

    @Option(
        names = "--data",
        paramLabel = "DIR",
        required = true,
        description = "A directory of datasets, or one dataset.")
    private Path data = Path.of("");

    @Option(
        names = "--specs",
        paramLabel = "DIR",
        defaultValue = "config/specs",
        description = "Where specs are; default ${DEFAULT-VALUE}.")
    private Path specs = Path.of("");

    @Option(
        names = "--only",
        paramLabel = "NAME",
        description = "Only the dataset of this name; several times for several.")
    private List<String> only = List.of();

    @Option(
        names = "--demo",
        paramLabel = "N",
        defaultValue = "2000",
        description =
            "Generate N customers, as tributary generate does, for one more dataset, demo; 0 for"
                + " none. Default ${DEFAULT-VALUE}.")
    private int demo;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the table as a page, too.")
    private @Nullable Path out;

    @Option(
        names = "--worst",
        paramLabel = "N",
        defaultValue = "0",
        description = "Show the N worst clusters, of those wrongly merged and of those split.")
    private int worst;

    @Option(names = "--warnings", description = "Show what the training of each warned of.")
    private boolean warnings;

    @Override
    public Integer call() {
      QualityBenchRun.Request request =
          new QualityBenchRun.Request(
              data, specs, only, Math.max(0, demo), Math.max(0, worst), warnings, out);
      new QualityBenchRun(request, standard.console()).run();
      return ExitCode.OK;
    }
  }
}
