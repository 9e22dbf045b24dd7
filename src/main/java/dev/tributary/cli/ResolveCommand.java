package dev.tributary.cli;

import dev.tributary.cli.feed.ArrivalOrder;
import dev.tributary.cli.report.OutputFiles;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.evaluation.Clustering;
import dev.tributary.spec.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code tributary resolve}: files in, golden records out, through the streaming topology. */
@Command(
    name = "resolve",
    header = "Resolves files: sends their rows as changes, waits, and writes what came of them.",
    description = {
      "Files are CSV with a header or JSON lines, also compressed (.gz). Each row becomes a change"
          + " of its source under its primary key; of several rows with one key the last counts.",
      "",
      "Writes golden.csv, crosswalk.csv, merge-log.jsonl, decisions.jsonl and report.json. Exit code"
          + " 1 where a record is not in the crosswalk at the end.",
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary resolve --spec config/specs/customer.yml --out resolved \\",
      "    --source crm_contacts=crm.csv --source billing_accounts=billing.csv \\",
      "    --truth truth.csv --order shuffle:42",
    })
final class ResolveCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private RecordFiles files = new RecordFiles();
  @Mixin private BrokerOptions broker = new BrokerOptions();
  @Mixin private ResolverOptions resolver = ResolverOptions.forBatch();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the results go; created where it is missing.")
  private Path out = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "CSV with source, id and entity: the quality is measured against it.")
  private @Nullable Path truthFile;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "given",
      converter = Orders.class,
      description =
          "In which order rows arrive: given (one of each file in turn), or shuffle:SEED, which"
              + " holds up to 2 million rows in memory. Default ${DEFAULT-VALUE}.")
  private ArrivalOrder order = new ArrivalOrder.Given();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60m",
      converter = Durations.class,
      description =
          "How long to wait for the last record to be resolved. Default ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofHours(1);

  private final StopSignal stop;

  ResolveCommand(StopSignal stop) {
    this.stop = stop;
  }

  /** Reads an order. */
  static final class Orders implements ITypeConverter<ArrivalOrder> {
    @Override
    public ArrivalOrder convert(String text) {
      try {
        return ArrivalOrder.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    resolver.check();
    Console console = standard.console();
    Plan plan = SpecFiles.plan(files.spec(), console);
    Clustering truth = truthFile == null ? null : EvaluateCommand.read(truthFile);
    OutputFiles.prepare(out);
    ResolveRun.Request request =
        new ResolveRun.Request(plan, files.sources(), order, out, truth, timeout, resolver, broker);
    return new ResolveRun(request, console, stop).run();
  }
}
