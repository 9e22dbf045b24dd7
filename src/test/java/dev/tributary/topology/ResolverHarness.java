package dev.tributary.topology;

import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoRecord;
import dev.tributary.demo.DemoSettings;
import dev.tributary.spec.Plan;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resolver in this process, with a producer for its sources and an eye on its outputs. */
final class ResolverHarness implements AutoCloseable {
  /**
   * For a machine that is busy with other things; alone it takes a second or two. With more records
   * than usual {@code -Dpatience.seconds=N} gives more.
   */
  static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience.seconds", 120));

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final Resolver resolver;
  private final SourceProducer sources;

  private ResolverHarness(ResolverSettings settings) {
    this.bootstrapServers = settings.broker().bootstrapServers();
    this.resolver = Resolver.start(settings);
    this.sources = new SourceProducer(bootstrapServers, resolver.topics());
  }

  static ResolverHarness start(String bootstrapServers, Plan plan, int partitions, Path state) {
    return new ResolverHarness(settings(bootstrapServers, plan, partitions, state));
  }

  static ResolverHarness start(
      String bootstrapServers, Plan plan, int partitions, Path state, OperatingLimits limits) {
    return new ResolverHarness(settings(bootstrapServers, plan, partitions, state, limits));
  }

  /** The resolver itself. */
  Resolver resolver() {
    return resolver;
  }

  static ResolverSettings settings(String bootstrapServers, Plan plan, int partitions, Path state) {
    return settings(bootstrapServers, plan, partitions, state, OperatingLimits.DEFAULT);
  }

  static ResolverSettings settings(
      String bootstrapServers, Plan plan, int partitions, Path state, OperatingLimits limits) {
    return new ResolverSettings(
        plan, KafkaAccess.plain(bootstrapServers), partitions, state, 2, COMMIT_INTERVAL, limits);
  }

  /** About so many demo records, always the same. */
  static List<DemoRecord> demoRecords(int about) {
    return DemoData.generate(DemoSettings.forRecords(about, 42)).records().toList();
  }

  SourceProducer sources() {
    return sources;
  }

  Topics topics() {
    return resolver.topics();
  }

  ResolverCounts counts() {
    return resolver.counts();
  }

  /** Sends a steward's decision as it is; null withdraws it. */
  ResolverHarness decide(String id, @Nullable String value) {
    sources.sendTo(
        topics().stewardship(),
        id.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Waits until all that was sent is resolved. */
  ResolverHarness settle() {
    sources.flush();
    resolver.awaitSettled(PATIENCE, counts -> {});
    return this;
  }

  PublishedOutputs outputs() {
    return PublishedOutputs.read(bootstrapServers, topics());
  }

  /** Publishes another version of the spec. */
  PublishedSpec publish(Plan plan) {
    try (SpecVersions versions = versions()) {
      return new SpecPublishing(versions).publish(plan, "").spec();
    }
  }

  /** The published versions, and how far the change to the last one is. */
  SpecVersions versions() {
    return new SpecVersions(KafkaAccess.plain(bootstrapServers), topics());
  }

  TopicLog quarantine() {
    return TopicLog.read(bootstrapServers, topics().quarantine());
  }

  @Override
  public void close() {
    sources.close();
    resolver.close();
  }
}
