package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.http.MetricsEndpoint;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverCounts;
import dev.tributary.topology.SpecPolicy;
import dev.tributary.topology.version.PublishedSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary run}: the resolver as a service. */
@Command(
    name = "run",
    header = "Resolves changes as they come, until Ctrl-C or SIGTERM.",
    description = {
      "Reads the topic of each source and keeps golden records, crosswalk and the other output topics"
          + " up to date. Several processes with one spec share the work. Ends with exit code 0 when"
          + " it is asked to end."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary run --spec config/specs/customer.yml --bootstrap-servers localhost:9092",
      "  tributary run --spec config/specs/customer.yml    (with a broker of its own)",
    })
final class RunCommand implements Callable<Integer> {
  private static final Path DATA = Path.of(".tributary");
  private static final Duration SHOW_EVERY = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private BrokerOptions brokerOptions = new BrokerOptions();
  @Mixin private ResolverOptions resolverOptions = new ResolverOptions();

  @Mixin private OperatingOptions operatingOptions = new OperatingOptions();
  @Mixin private MetricsAddress metricsAddress = new MetricsAddress();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "How records are mapped, compared and merged.")
  private Path specFile = Path.of("");

  @Option(
      names = "--refuse-new-spec",
      description = {
        "Do not start where the topics are resolved by another spec. Without it a spec that is new to"
            + " them is published, and their records are resolved anew; one that was replaced is not"
            + " brought back."
      })
  private boolean refuseNewSpec;

  private final StopSignal stop;

  RunCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    resolverOptions.check();
    metricsAddress.check();
    OperatingLimits limits = operatingOptions.limits();
    Console console = standard.console();
    Plan plan = SpecFiles.plan(specFile, console);
    Path kept = brokerOptions.dataDirectory();
    try (BrokerSession broker =
        BrokerSession.open(brokerOptions.access(), kept == null ? DATA : kept)) {
      if (broker.isEmbedded()) {
        console.say("an embedded broker listens at " + broker.bootstrapServers());
      }
      stop.check();
      SpecPolicy policy = refuseNewSpec ? SpecPolicy.REFUSE : SpecPolicy.PUBLISH_NEW;
      try (Resolver resolver = resolverOptions.start(plan, broker, limits, policy);
          MetricsEndpoint metrics = metricsAddress.serve(resolver, console)) {
        console.say(
            "resolving %s by %s of the spec: send changes to %s, read %s"
                .formatted(
                    plan.entityName(),
                    resolver.spec().title(),
                    resolver.topics().source("SOURCE"),
                    resolver.topics().goldenRecords()));
        tellSpec(plan, resolver.spec(), console);
        follow(resolver, console);
        console.say("closing");
      }
    }
    return ExitCode.OK;
  }

  private static void tellSpec(Plan asked, PublishedSpec spec, Console console) {
    if (!spec.hash().equals(asked.hash())) {
      console.note(
          "%s of the spec replaced the one of this start and stays in force; to go back, publish it:"
                  .formatted(spec.title())
              + " tributary spec publish");
    }
  }

  private void follow(Resolver resolver, Console console) {
    long shownAt = System.nanoTime();
    while (!stop.await(LOOK_EVERY)) {
      Optional<Throwable> failure = resolver.failure();
      if (failure.isPresent()) {
        throw CommandFailure.internal(
            "the resolver failed: " + failure.get().getMessage(), failure.get());
      }
      if (System.nanoTime() - shownAt >= SHOW_EVERY.toNanos()) {
        shownAt = System.nanoTime();
        console.say(line(resolver.counts()));
        resolver
            .changeStatus()
            .filter(status -> status.phase() != Phase.RESTING)
            .ifPresent(status -> console.say("spec " + status.line()));
      }
    }
  }

  static String line(ResolverCounts counts) {
    return String.format(
        Locale.ROOT,
        "changes %,d, quarantined %,d, outdated %,d, unchanged %,d, resolved %,d, pairs compared %,d,"
            + " published %,d",
        counts.changes(),
        counts.quarantined(),
        counts.outdated(),
        counts.unchanged(),
        counts.rounds(),
        counts.comparisons(),
        counts.outputs());
  }
}
