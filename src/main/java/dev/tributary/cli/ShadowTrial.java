package dev.tributary.cli;

import dev.tributary.cli.report.TopicReader;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.evaluation.Clustering;
import dev.tributary.evaluation.EntityChanges;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.ShadowTopics;
import dev.tributary.topology.SpecPolicy;
import dev.tributary.topology.TopicAdmin;
import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.Topics;
import dev.tributary.topology.output.CrosswalkEntry;
import dev.tributary.topology.output.OutputReader;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.SpecVersions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** One shadow run: resolves, compares, records, and takes away what it needed. */
final class ShadowTrial {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int HASH_SHOWN = 12;

  /** A transaction's markers count as messages too. */
  private static final long ALMOST_NONE = 200;

  private final Request request;
  private final BrokerSession broker;
  private final Console console;
  private final StopSignal stop;
  private final Topics active;
  private final Topics shadow;

  /** What to try, and how long to go on. */
  record Request(
      Plan plan,
      ResolverOptions resolver,
      int examples,
      Duration timeout,
      Duration restWithin,
      boolean keep) {}

  ShadowTrial(Request request, BrokerSession broker, Console console, StopSignal stop) {
    this.request = request;
    this.broker = broker;
    this.console = console;
    this.stop = stop;
    this.active = Topics.of(request.plan().entityName());
    this.shadow = active.ofShadow("shadow-" + request.plan().hash().substring(0, HASH_SHOWN));
  }

  ShadowReport run() {
    try (Admin admin = BrokerConnection.admin(broker.access())) {
      requireTopics(admin);
      new TopicAdmin(admin).apply(TopicContracts.load().ofSpecs(active));
      try {
        return resolveAndCompare();
      } finally {
        if (request.keep()) {
          console.note("the topics of the shadow run are " + shadow.applicationId() + ".*");
        } else {
          new ShadowTopics(admin, shadow).remove();
        }
      }
    }
  }

  /** What the run reads has to be there; it creates none of it. */
  private void requireTopics(Admin admin) {
    List<String> needed =
        new ArrayList<>(List.of(active.crosswalk(), active.stewardship(), active.suppressions()));
    request.plan().sources().forEach(source -> needed.add(active.source(source)));
    try {
      Set<String> all = admin.listTopics().names().get();
      needed.removeIf(all::contains);
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not tell its topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for topics", e);
    }
    if (!needed.isEmpty()) {
      throw CommandFailure.unavailable(
          "a shadow run goes beside a resolver, and these topics are missing: %s; tributary topics"
                  .formatted(String.join(", ", needed))
              + " apply creates those of new sources, and those that this version is the first to have",
          null);
    }
  }

  private ShadowReport resolveAndCompare() {
    ResolverSettings settings =
        new ResolverSettings(
            request.plan(),
            broker.access(),
            request.resolver().partitions(),
            broker.stateDirectory(),
            request.resolver().threads(),
            Duration.ofMillis(request.resolver().commitIntervalMillis()),
            OperatingLimits.DEFAULT,
            shadow.shadow(),
            request.resolver().erasureSecret());
    try (Resolver resolver = Resolver.start(settings, SpecPolicy.PUBLISH)) {
      boolean rested = await(resolver);
      console.clearStatus();
      return report(compare(), rested);
    }
  }

  private ShadowReport report(EntityChanges changes, boolean rested) {
    try (SpecVersions versions = new SpecVersions(broker.access(), active)) {
      int against = versions.status().map(ChangeStatus::active).orElse(0);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      ShadowReport report = new ShadowReport(request.plan(), against, now, rested, changes);
      versions.shadowRuns().record(report.run());
      return report;
    }
  }

  /** Waits until everything is resolved; answers whether there was a moment without changes. */
  private boolean await(Resolver resolver) {
    long deadline = System.nanoTime() + request.timeout().toNanos();
    long restDeadline = Long.MAX_VALUE;
    while (true) {
      if (resolver.isSettled()) {
        return true;
      }
      long lag = resolver.lags().byTopic().values().stream().mapToLong(Long::longValue).sum();
      boolean isRead = resolver.counts().changes() > 0 && lag <= ALMOST_NONE;
      if (isRead && restDeadline == Long.MAX_VALUE) {
        restDeadline = System.nanoTime() + request.restWithin().toNanos();
      }
      if (System.nanoTime() - Math.min(deadline, restDeadline) > 0) {
        if (restDeadline < deadline) {
          return false;
        }
        throw CommandFailure.internal(
            "not everything was resolved within %s; give it more with --timeout"
                .formatted(request.timeout()),
            null);
      }
      console.status(
          String.format(
              Locale.ROOT,
              "%,d changes read, %,d records resolved, %,d messages to go",
              resolver.counts().changes(),
              resolver.counts().rounds(),
              lag));
      if (stop.await(LOOK_EVERY)) {
        stop.check();
      }
    }
  }

  private EntityChanges compare() {
    try (TopicReader reader = new TopicReader(broker.access())) {
      return EntityChanges.between(
          crosswalk(reader, active), crosswalk(reader, shadow), request.examples());
    }
  }

  private static Clustering crosswalk(TopicReader reader, Topics topics) {
    Map<RecordKey, String> entities = new HashMap<>();
    reader.readLatest(
        topics.crosswalk(),
        message -> {
          CrosswalkEntry entry = OutputReader.crosswalk(message.value());
          entities.put(entry.record(), entry.entity());
        });
    return new Clustering(entities);
  }
}
