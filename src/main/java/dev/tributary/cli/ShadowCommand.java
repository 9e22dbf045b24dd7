package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.jobs.JobControl;
import dev.tributary.jobs.JobProgress;
import dev.tributary.jobs.ShadowReport;
import dev.tributary.jobs.ShadowTrial;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary shadow}: what another spec would make of the records that there are. */
@Command(
    name = "shadow",
    header = "Resolves the same sources by another spec, beside the one in force, and compares.",
    description = {
      "Tells which entities the new spec would create, enlarge, merge, split or remove. It reads"
          + " the topics of the sources and of the stewards' decisions from their beginning, and"
          + " keeps everything else in topics of its own, which it deletes at the end. The resolver"
          + " that runs is not touched.",
      "",
      "The run is recorded: governance can ask for one before a spec with other thresholds is"
          + " published. Exit code 0 where nothing would change, 1 where something would.",
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary shadow --spec customer-v2.yml --bootstrap-servers localhost:9092",
      "  tributary shadow --spec customer-v2.yml --bootstrap-servers localhost:9092 --examples 20"
          + " --json shadow.json",
    })
final class ShadowCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(names = "--spec", paramLabel = "FILE", required = true, description = "The spec to try.")
  private Path file = Path.of("");

  @Mixin private SpecTopicOptions where = new SpecTopicOptions();
  @Mixin private ResolverOptions resolverOptions = new ResolverOptions();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many examples of each kind are shown. Default ${DEFAULT-VALUE}.")
  private int examples = 5;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result, with its examples, to this file too.")
  private @Nullable Path json;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "2h",
      description = "How long the records may take. Default ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofHours(2);

  @Option(
      names = "--rest-within",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60s",
      description =
          "Once all records are read: how long to wait for a moment without changes, in which both"
              + " sides have the same. Default ${DEFAULT-VALUE}.")
  private Duration restWithin = Duration.ofSeconds(60);

  @Option(names = "--keep", description = "Leave the topics of the shadow run where they are.")
  private boolean keep;

  private final StopSignal stop;

  ShadowCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws IOException {
    resolverOptions.check();
    if (examples < 0) {
      throw CommandFailure.usage("--examples is a number from 0, not " + examples);
    }
    Console console = standard.console();
    Plan plan = SpecFiles.plan(file, console);
    try (BrokerSession broker = BrokerSession.open(where.access(), null)) {
      ShadowTrial trial = new ShadowTrial(request(plan, broker), new Followed(console));
      ShadowReport report = trial.run();
      console.clearStatus();
      if (keep) {
        console.note("the topics of the shadow run are " + trial.topics().applicationId() + ".*");
      }
      ShadowSummary.show(report, console);
      if (json != null) {
        Files.writeString(json, OutputFormat.json(report.json()) + "\n");
        console.say("The result is in " + json);
      }
      return report.changes().isNone() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
  }

  private ShadowTrial.Request request(Plan plan, BrokerSession broker) {
    ResolverSettings settings =
        new ResolverSettings(
            plan,
            broker.access(),
            resolverOptions.partitions(),
            broker.stateDirectory(),
            resolverOptions.threads(),
            Duration.ofMillis(resolverOptions.commitIntervalMillis()),
            OperatingLimits.DEFAULT,
            ShadowTrial.nameOf(plan),
            resolverOptions.erasureSecret());
    return new ShadowTrial.Request(
        settings, examples, timeout, restWithin, Integer.MAX_VALUE, keep);
  }

  /** Shows how far the run is, and ends it when the process should end. */
  private final class Followed implements JobControl {
    private final Console console;

    Followed(Console console) {
      this.console = console;
    }

    @Override
    public void at(JobProgress progress) {
      console.status(
          String.format(
              Locale.ROOT, "%,d %s %s", progress.done(), progress.unit(), progress.step()));
    }

    @Override
    public void check() {
      stop.check();
    }

    @Override
    public void pause(Duration time) {
      if (stop.await(time)) {
        stop.check();
      }
    }
  }
}
