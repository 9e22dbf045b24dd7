package dev.tributary.cli;

import dev.tributary.cli.Loading.Loaded;
import dev.tributary.cli.feed.ArrivalOrder;
import dev.tributary.cli.feed.RejectedRow;
import dev.tributary.cli.feed.SourceFile;
import dev.tributary.cli.feed.SourceRows;
import dev.tributary.cli.report.OutputFiles;
import dev.tributary.cli.report.Phases;
import dev.tributary.cli.report.Resolved;
import dev.tributary.cli.report.ResolvedTopics;
import dev.tributary.cli.report.RunReport;
import dev.tributary.cli.report.RunReportJson;
import dev.tributary.cli.report.RunSummary;
import dev.tributary.cli.report.TopicReader;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.evaluation.Quality;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.SpecPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run from files to files. */
final class ResolveRun {
  private static final int REJECTED_SHOWN = 20;

  private final Request request;
  private final Console console;
  private final StopSignal stop;
  private final Phases phases = new Phases();
  private final Instant startedAt = Instant.now();
  private long rejected;

  /** What is to be resolved, how, and where the results go. */
  record Request(
      Plan plan,
      List<SourceFile> sources,
      ArrivalOrder order,
      Path out,
      @Nullable Clustering truth,
      Duration timeout,
      ResolverOptions resolver,
      BrokerOptions broker) {}

  ResolveRun(Request request, Console console, StopSignal stop) {
    this.request = request;
    this.console = console;
    this.stop = stop;
  }

  /** Returns the exit code. */
  int run() throws IOException {
    List<SourceRows> files = new ArrayList<>();
    try {
      for (SourceFile source : request.sources()) {
        files.add(SourceRows.open(source, request.plan(), this::reject));
      }
      return run(files);
    } finally {
      files.forEach(SourceRows::close);
    }
  }

  private int run(List<SourceRows> files) throws IOException {
    console.status("starting");
    try (BrokerSession broker =
        BrokerSession.open(request.broker().access(), request.broker().dataDirectory())) {
      stop.check();
      tellPriorData(broker);
      try (Resolver resolver =
          request
              .resolver()
              .start(request.plan(), broker, OperatingLimits.DEFAULT, SpecPolicy.PUBLISH)) {
        phases.end(Phases.START);
        Loaded loaded =
            new Loading(broker, resolver, console, stop)
                .load(
                    request.order().arrange(files),
                    OptionalLong.empty(),
                    request.timeout(),
                    phases);
        tellRejected();
        return report(broker, resolver, loaded);
      }
    }
  }

  private int report(BrokerSession broker, Resolver resolver, Loaded loaded) throws IOException {
    Resolved resolved = write(broker, resolver);
    phases.end(Phases.WRITE);
    Clustering truth = request.truth();
    Quality quality =
        truth == null
            ? null
            : ClusterEvaluation.compare(truth, new Clustering(resolved.crosswalk()));
    RunReport report =
        new RunReport(
            Version.number(),
            startedAt,
            request.plan(),
            settings(broker),
            loaded.input(),
            rejected,
            resolved,
            phases,
            loaded.latencies(),
            resolver.counts(),
            quality);
    RunReportJson.write(report, request.out().resolve("report.json"));
    RunSummary.show(report, console);
    console.say("");
    console.say("Results are in " + request.out());
    return report.check().passed() ? ExitCode.OK : ExitCode.NEGATIVE;
  }

  private Resolved write(BrokerSession broker, Resolver resolver) throws IOException {
    console.status("reading the results");
    try (TopicReader reader = new TopicReader(broker.access());
        OutputFiles files =
            OutputFiles.create(request.out(), request.plan().publishedAttributes())) {
      return ResolvedTopics.read(reader, resolver.topics(), files);
    } finally {
      console.clearStatus();
    }
  }

  private RunReport.Settings settings(BrokerSession broker) {
    return new RunReport.Settings(
        request.resolver().partitions(),
        request.resolver().threads(),
        request.resolver().commitIntervalMillis(),
        request.order().toString(),
        broker.isEmbedded());
  }

  private void tellPriorData(BrokerSession broker) {
    long events =
        broker.isTemporary() && broker.isEmbedded()
            ? 0
            : PriorData.changeEvents(request.plan(), broker);
    if (events > 0) {
      console.note(
          "the topics of %s already hold %,d change events here; their records are part of the results"
              .formatted(request.plan().entityName(), events));
    }
  }

  private void reject(RejectedRow row) {
    rejected++;
    if (rejected <= REJECTED_SHOWN) {
      console.note("left out: " + row);
    }
  }

  private void tellRejected() {
    if (rejected > REJECTED_SHOWN) {
      console.note("left out: %,d more rows".formatted(rejected - REJECTED_SHOWN));
    }
  }
}
