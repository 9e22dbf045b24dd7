package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.topology.suppression.SuppressionList;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running resolver: its topics, its Kafka Streams application, and how far it has come. */
public final class Resolver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resolver.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(200);

  private final Topics topics;
  private final ResolverMeters meters = new ResolverMeters();
  private final Admin admin;
  private final PublishedSpec spec;
  private final int partitions;
  private final SpecLibrary library;
  private final SuppressionList suppressions;
  private final StreamsApplication application;
  private final RecordPreviews previews;
  private final BlockCensus census;
  private final Backlog backlog;
  private final InternalTopicPurge purge;
  private final IntakeGate gate;
  private final LagWatch lagWatch;

  private Resolver(
      ResolverSettings settings, PublishedSpec spec, SuppressionList suppressions, Admin admin) {
    this.admin = admin;
    this.suppressions = suppressions;
    this.spec = spec;
    this.partitions = settings.partitions();
    List<String> sources = spec.plan().sources();
    this.topics = settings.topics();
    String group = topics.applicationId();
    this.gate = new IntakeGate(settings.limits().maxBacklog());
    Set<String> sourceTopics = sources.stream().map(topics::source).collect(Collectors.toSet());
    this.library = new SpecLibrary(settings.broker(), topics);
    KafkaStreams streams =
        new KafkaStreams(
            new ResolverTopology(
                    spec.plan(),
                    library,
                    suppressions,
                    topics,
                    settings.partitions(),
                    settings.limits(),
                    meters)
                .build(),
            ResolverConfig.of(settings),
            new PacedClients(sourceTopics, gate));
    this.application = new StreamsApplication("the resolver", streams, meters.threadsReplaced);
    this.previews =
        new RecordPreviews(new PartitionStores(streams), library, settings.partitions());
    this.census = new BlockCensus(new PartitionStores(streams), library, settings.partitions());
    this.lagWatch = new LagWatch(admin, group, topics, sources, gate);
    this.backlog = new Backlog(settings.broker(), group, topics, sources, admin);
    this.purge =
        new InternalTopicPurge(
            admin, group, List.of(topics.inbox(), topics.blocking(), topics.coordination()));
  }

  /**
   * Creates or checks the topics, starts the application and returns once it runs.
   *
   * @throws ResolverException where the broker cannot be reached, a topic is not as it has to be,
   *     or the application does not start
   */
  public static Resolver start(ResolverSettings settings) {
    return start(settings, SpecPolicy.PUBLISH);
  }

  /**
   * The same, where a spec that differs from that of the topics is not always published.
   *
   * @throws ResolverException see above, and where the policy does not let it start
   */
  public static Resolver start(ResolverSettings settings, SpecPolicy policy) {
    Admin admin =
        Admin.create(
            settings
                .broker()
                .with(Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000)));
    Resolver resolver = null;
    try {
      prepareTopics(settings, settings.plan().sources(), admin);
      PublishedSpec spec = spec(settings, policy, admin);
      resolver = new Resolver(settings, spec, suppressions(settings), admin);
      resolver.run();
      return resolver;
    } catch (RuntimeException e) {
      if (resolver == null) {
        admin.close(Duration.ofSeconds(5));
      } else {
        resolver.close();
      }
      throw e instanceof ResolverException known
          ? known
          : new ResolverException("the resolver did not start: " + e.getMessage(), e);
    }
  }

  private void run() {
    application.start();
    purge.start();
    lagWatch.start();
  }

  /** Topics of sources that only the newest spec has are created here. */
  private static PublishedSpec spec(ResolverSettings settings, SpecPolicy policy, Admin admin) {
    Topics topics = settings.topics();
    try (SpecVersions versions = new SpecVersions(settings.broker(), topics)) {
      PublishedSpec spec = SpecStart.settle(versions, settings.plan(), policy);
      if (spec.plan() != settings.plan()) {
        prepareTopics(settings, spec.plan().sources(), admin);
      }
      return spec;
    }
  }

  private static SuppressionList suppressions(ResolverSettings settings) {
    return SuppressionList.open(settings.broker(), settings.topics(), settings.erasureSecret());
  }

  private static void prepareTopics(ResolverSettings settings, List<String> sources, Admin admin) {
    Topics topics = settings.topics();
    List<WantedTopic> wanted =
        TopicContracts.load().wanted(topics, sources, OptionalInt.of(settings.partitions()));
    TopicAdmin.Applied applied = new TopicAdmin(admin).apply(wanted);
    List<TopicDifference> fatal =
        applied.differences().stream().filter(TopicDifference::required).toList();
    if (!fatal.isEmpty()) {
      throw new ResolverException(
          fatal.stream().map(TopicDifference::toString).collect(Collectors.joining("\n")));
    }
    applied.differences().forEach(difference -> LOG.warn("{}", difference));
    InternalOffsets.startAtTheBeginning(
        admin, topics.applicationId(), topics, settings.partitions());
  }

  public Topics topics() {
    return topics;
  }

  /** How far a change of spec is; empty where another process leads it. */
  public Optional<ChangeStatus> changeStatus() {
    return meters.changeOver().map(it -> ChangeStatus.of(it, partitions, Instant.now()));
  }

  /** The version of the spec that was published last when this started. */
  public PublishedSpec spec() {
    return spec;
  }

  /** The newest spec that records of this process are resolved by. */
  public Plan plan() {
    Plan newest = library.newest();
    return newest == null ? spec.plan() : newest;
  }

  /** What was erased and must not come back, as far as is known here. */
  public SuppressionList suppressions() {
    return suppressions;
  }

  /** What would become of records, as far as the partitions here know. */
  public RecordPreviews previews() {
    return previews;
  }

  /** How large the blocks are, as far as they are kept here. */
  public BlockCensus census() {
    return census;
  }

  public ResolverCounts counts() {
    return meters.counts();
  }

  public ResolverMeters meters() {
    return meters;
  }

  /** How far the group is behind, as the broker said a moment ago. */
  public TopicLags lags() {
    return lagWatch.lags();
  }

  /** Whether intake waits until less is under way. */
  public boolean isIntakePaused() {
    return gate.isClosed();
  }

  /** What stopped the resolver, if anything did. */
  public Optional<Throwable> failure() {
    return application.failure();
  }

  /**
   * Says whether everything that was sent is resolved: nothing unread on the source, inbox and
   * blocking topics, no transaction open on them or on the output topics, no round and no
   * publication waiting.
   */
  public boolean isSettled() {
    application.failIfBroken();
    return meters.unfinished() == 0 && backlog.isEmpty() && meters.unfinished() == 0;
  }

  /**
   * Waits until everything is resolved.
   *
   * @param progress called about twice a second
   * @throws ResolverException if that takes longer than {@code timeout}, or the resolver fails
   */
  public void awaitSettled(Duration timeout, Consumer<ResolverCounts> progress) {
    long deadline = System.nanoTime() + timeout.toNanos();
    ResolverCounts last = counts();
    for (int look = 0; ; look++) {
      application.failIfBroken();
      ResolverCounts now = counts();
      if (look % 2 == 0) {
        progress.accept(now);
      }
      // Asking the broker is worth its while only when nothing has moved for a moment.
      if (now.equals(last) && isSettled() && counts().equals(now)) {
        progress.accept(now);
        return;
      }
      last = now;
      if (System.nanoTime() > deadline) {
        throw new ResolverException(
            "not everything was resolved within %s: %d rounds or publications are open"
                .formatted(timeout, meters.unfinished()));
      }
      LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
    }
  }

  /** Stops within seconds and leaves its group at once, so that another one can take over. */
  @Override
  public void close() {
    census.close();
    purge.close();
    lagWatch.close();
    application.close(CLOSE_WITHIN);
    suppressions.close();
    backlog.close();
    library.close();
    admin.close(Duration.ofSeconds(5));
  }
}
