package dev.tributary.jobs;

import dev.tributary.evaluation.Clustering;
import dev.tributary.evaluation.EntityChanges;
import dev.tributary.export.CursorException;
import dev.tributary.export.ExportKind;
import dev.tributary.export.ExportSource;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** One shadow run: resolves, compares, records, and takes away what it needed. */
public final class ShadowTrial {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int HASH_SHOWN = 12;

  /** A transaction's markers count as messages too. */
  private static final long ALMOST_NONE = 200;

  private final Request request;
  private final JobControl control;
  private final KafkaAccess broker;
  private final Plan plan;
  private final Topics active;
  private final Topics shadow;

  /**
   * What to try, and how long to go on.
   *
   * @param settings how the run resolves; its shadow is {@link #nameOf} its plan
   * @param examples of each kind at most
   * @param timeout how long the records may take
   * @param restWithin once all records are read, how long to wait for a moment without changes
   * @param mostRecords of more than these nothing is compared
   * @param keep whether the topics of the run stay
   */
  public record Request(
      ResolverSettings settings,
      int examples,
      Duration timeout,
      Duration restWithin,
      int mostRecords,
      boolean keep) {}

  public ShadowTrial(Request request, JobControl control) {
    this.request = request;
    this.control = control;
    this.broker = request.settings().broker();
    this.plan = request.settings().plan();
    this.active = Topics.of(plan.entityName());
    this.shadow = request.settings().topics();
  }

  /** What the run of a spec is called in the names of its topics. */
  public static String nameOf(Plan plan) {
    return "shadow-" + plan.hash().substring(0, HASH_SHOWN);
  }

  /** The topics of the run. */
  public Topics topics() {
    return shadow;
  }

  /**
   * Makes the run.
   *
   * @throws ResolverException where topics are missing, it takes too long, or there are too many
   *     records
   */
  public ShadowReport run() {
    try (Admin admin = admin()) {
      requireTopics(admin);
      new ShadowTopics(admin, shadow).removeLeftOver();
      new TopicAdmin(admin).apply(TopicContracts.load().ofSpecs(active));
      try {
        return resolveAndCompare();
      } finally {
        if (!request.keep()) {
          new ShadowTopics(admin, shadow).remove();
        }
      }
    }
  }

  private Admin admin() {
    return Admin.create(broker.with(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, "tributary-admin")));
  }

  /** What the run reads has to be there; it creates none of it. */
  private void requireTopics(Admin admin) {
    List<String> needed =
        new ArrayList<>(List.of(active.crosswalk(), active.stewardship(), active.suppressions()));
    plan.sources().forEach(source -> needed.add(active.source(source)));
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
      throw new ResolverException(
          "a shadow run goes beside a resolver, and these topics are missing: %s; tributary topics"
                  .formatted(String.join(", ", needed))
              + " apply creates those of new sources, and those that this version is the first to"
              + " have");
    }
  }

  private ShadowReport resolveAndCompare() {
    try (Resolver resolver = Resolver.start(request.settings(), SpecPolicy.PUBLISH)) {
      boolean rested = await(resolver);
      return report(compare(), rested);
    }
  }

  private ShadowReport report(EntityChanges changes, boolean rested) {
    try (SpecVersions versions = new SpecVersions(broker, active)) {
      int against = versions.status().map(ChangeStatus::active).orElse(0);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      ShadowReport report = new ShadowReport(plan, against, now, rested, changes);
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
        throw new ResolverException(
            "not everything was resolved within %s; give it more time"
                .formatted(request.timeout()));
      }
      control.at(JobProgress.counted("resolved", resolver.counts().rounds(), "records"));
      control.pause(LOOK_EVERY);
    }
  }

  private EntityChanges compare() {
    return EntityChanges.between(crosswalk(active), crosswalk(shadow), request.examples());
  }

  private Clustering crosswalk(Topics topics) {
    Map<RecordKey, String> entities = new HashMap<>();
    try (ExportSource source = ExportSource.open(broker, topics, ExportKind.CROSSWALK, null)) {
      source.read(
          (key, value) -> {
            control.check();
            if (value != null) {
              CrosswalkEntry entry = OutputReader.crosswalk(value);
              entities.put(entry.record(), entry.entity());
              refuseTooMany(entities.size());
            }
          });
      return new Clustering(entities);
    } catch (CursorException e) {
      throw new IllegalStateException("there is no cursor", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a crosswalk cannot be read", e);
    }
  }

  private void refuseTooMany(int records) {
    if (records > request.mostRecords()) {
      throw new ResolverException(
          "there are more records than the %,d that are compared; raise jobs.max_records, or run"
                  .formatted(request.mostRecords())
              + " tributary shadow on a machine of its own");
    }
  }
}
