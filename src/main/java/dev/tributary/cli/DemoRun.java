package dev.tributary.cli;

import dev.tributary.cli.Loading.Loaded;
import dev.tributary.cli.feed.ChangeEvents;
import dev.tributary.cli.live.LiveChanges;
import dev.tributary.cli.live.LiveDisplay;
import dev.tributary.cli.live.PortraitDisplay;
import dev.tributary.cli.report.Latencies;
import dev.tributary.cli.report.Phases;
import dev.tributary.cli.report.Resolved;
import dev.tributary.cli.report.ResolvedTopics;
import dev.tributary.cli.report.RunReport;
import dev.tributary.cli.report.RunSummary;
import dev.tributary.cli.report.TopicReader;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoRecord;
import dev.tributary.demo.DemoSettings;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One demo, from made-up customers to a live system. */
final class DemoRun {
  private static final int THREADS = 2;
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final int SINGLE_CHANGES = 60;
  private static final Duration SINGLE_PACE = Duration.ofMillis(50);
  private static final Duration SINGLES_WITHIN = Duration.ofSeconds(10);

  private final Request request;
  private final Console console;
  private final StopSignal stop;
  private final Phases phases = new Phases();
  private final Instant startedAt = Instant.now();

  /** What to make up, and how long to go on. */
  record Request(
      DemoSettings settings, int partitions, @Nullable Path dataDirectory, boolean once) {}

  DemoRun(Request request, Console console, StopSignal stop) {
    this.request = request;
    this.console = console;
    this.stop = stop;
  }

  /** Returns the exit code. */
  int run() throws IOException {
    Plan plan = SpecFiles.demoPlan();
    DemoData data = DemoData.generate(request.settings());
    List<DemoRecord> records = data.records().toList();
    console.say(
        "%,d made-up customers have %,d records in five systems. Starting a broker and a resolver."
            .formatted(request.settings().entities(), records.size()));
    try (BrokerSession broker = BrokerSession.open(null, request.dataDirectory())) {
      stop.check();
      try (Resolver resolver = Resolver.start(settings(plan, broker))) {
        phases.end(Phases.START);
        return show(new DemoSession(plan, data, records, console.width()), broker, resolver);
      }
    }
  }

  private ResolverSettings settings(Plan plan, BrokerSession broker) {
    return new ResolverSettings(
        plan,
        broker.access(),
        request.partitions(),
        broker.stateDirectory(),
        THREADS,
        COMMIT_INTERVAL,
        OperatingLimits.DEFAULT);
  }

  private int show(DemoSession session, BrokerSession broker, Resolver resolver)
      throws IOException {
    Loaded loaded =
        new Loading(broker, resolver, console, stop)
            .load(
                session.records().stream()
                    .map(record -> ChangeEvents.of(record.toChange()))
                    .iterator(),
                OptionalLong.of(session.records().size()),
                TIMEOUT,
                phases);
    Resolved resolved;
    try (TopicReader reader = new TopicReader(broker.access())) {
      resolved = ResolvedTopics.read(reader, resolver.topics(), session);
    }
    phases.end(Phases.WRITE);
    RunReport report = report(session, loaded, resolved, resolver);
    try (LiveChanges changes =
        new LiveChanges(
            broker.access(),
            resolver.topics(),
            session.data().changes(request.settings().seed()),
            session.names(),
            resolved.crosswalk().keySet())) {
      Latencies single = changeOneByOne(changes);
      RunSummary.show(report, console);
      DemoFindings.showTraps(session.data(), resolved.crosswalk(), console);
      DemoFindings.showLatency(single, SINGLE_PACE, console);
      DemoFindings.title(
          "A few customers, and the records behind them (* gave the value)", console);
      PortraitDisplay.show(session.gallery(), console);
      DemoFindings.showWhereToLook(
          resolver.topics(), broker, request.dataDirectory(), request.once(), console);
      return request.once() ? exitCode(report) : goOn(changes, session, resolver);
    }
  }

  private RunReport report(
      DemoSession session, Loaded loaded, Resolved resolved, Resolver resolver) {
    return new RunReport(
        Version.number(),
        startedAt,
        session.plan(),
        new RunReport.Settings(
            request.partitions(), THREADS, COMMIT_INTERVAL.toMillis(), "as it comes", true),
        loaded.input(),
        0,
        resolved,
        phases,
        loaded.latencies(),
        resolver.counts(),
        ClusterEvaluation.compare(
            new Clustering(session.data().truth()), new Clustering(resolved.crosswalk())));
  }

  /** A system that has nothing else to do shows how long a change takes. */
  private Latencies changeOneByOne(LiveChanges changes) {
    console.status("sending some changes one by one");
    for (int i = 0; i < SINGLE_CHANGES; i++) {
      changes.sendNext();
      follow(changes, SINGLE_PACE, () -> false);
    }
    follow(changes, SINGLES_WITHIN, () -> changes.pending() == 0);
    console.clearStatus();
    return changes.latencies();
  }

  private void follow(LiveChanges changes, Duration time, BooleanSupplier enough) {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !enough.getAsBoolean()) {
      stop.check();
      changes.follow(Duration.ofNanos(Math.min(left, SINGLE_PACE.toNanos())), event -> {});
      left = end - System.nanoTime();
    }
  }

  private int goOn(LiveChanges changes, DemoSession session, Resolver resolver) {
    DemoFindings.title("Live: five changes a second, and what becomes of them", console);
    new LiveDisplay(console, changes, session.names())
        .run(() -> stop.requested() || resolver.failure().isPresent());
    Optional<Throwable> failure = resolver.failure();
    if (failure.isPresent()) {
      throw CommandFailure.internal(
          "the resolver failed: " + failure.get().getMessage(), failure.get());
    }
    console.say("closing");
    return ExitCode.OK;
  }

  private static int exitCode(RunReport report) {
    return report.check().passed() ? ExitCode.OK : ExitCode.NEGATIVE;
  }
}
