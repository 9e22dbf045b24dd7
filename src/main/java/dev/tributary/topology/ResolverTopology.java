package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.topology.IntakeProcessor.SourceIntake;
import dev.tributary.topology.decision.DecisionReader;
import dev.tributary.topology.store.RowStoreBuilder;
import dev.tributary.topology.suppression.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The whole flow, in five sub-topologies that meet in topics alone.
 *
 * <pre>
 * source topics -> INTAKE -----------> inbox -> CLUSTERING -> blocking -> COMPARISON -> inbox
 *                    |                   ^          |
 *                quarantine              |     output topics
 *                    |                   |
 * stewardship -> DECISION INTAKE --------+
 *
 * specs, coordination -> COORDINATOR -> inbox, blocking      (a change of spec)
 * </pre>
 */
public final class ResolverTopology {
  /** What clustering publishes on. */
  static final List<TopicKind> OUTPUTS =
      List.of(
          TopicKind.GOLDEN_RECORDS,
          TopicKind.CROSSWALK,
          TopicKind.REDIRECTS,
          TopicKind.MERGE_LOG,
          TopicKind.DECISIONS,
          TopicKind.REVIEW_QUEUE);

  private final Plan plan;
  private final OperatingLimits operating;
  private final Topics topics;
  private final Partitioning partitioning;
  private final ResolverMeters meters;
  private final Specs specs;
  private final Suppressions suppressions;

  /**
   * @param plan of the spec that was published last: its sources are read
   * @param specs all that were published
   * @param suppressions what was erased and must not come back
   */
  ResolverTopology(
      Plan plan,
      Specs specs,
      Suppressions suppressions,
      Topics topics,
      int partitions,
      OperatingLimits operating,
      ResolverMeters meters) {
    this.plan = plan;
    this.operating = operating;
    this.topics = topics;
    this.partitioning = new Partitioning(partitions);
    this.meters = meters;
    this.specs = specs;
    this.suppressions = suppressions;
  }

  public Topology build() {
    Topology topology = new Topology();
    addIntake(topology);
    addDecisionIntake(topology);
    addClustering(topology);
    addComparison(topology);
    addCoordinator(topology);
    return topology;
  }

  private void addIntake(Topology topology) {
    Map<String, SourceIntake> byTopic = new TreeMap<>();
    for (String source : plan.sources()) {
      byTopic.put(topics.source(source), new SourceIntake(source, SourceDecoders.of(plan, source)));
    }
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            NodeNames.CHANGES,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            byTopic.keySet().toArray(String[]::new))
        .addProcessor(
            NodeNames.INTAKE,
            () -> new IntakeProcessor(byTopic, suppressions, meters),
            NodeNames.CHANGES);
    sink(topology, NodeNames.INTAKE_TO_INBOX, topics.inbox(), NodeNames.INTAKE);
    sink(topology, NodeNames.QUARANTINE, topics.quarantine(), NodeNames.INTAKE);
  }

  /** A sub-topology of its own: its topic may have another number of partitions than the inbox. */
  private void addDecisionIntake(Topology topology) {
    DecisionReader reader = new DecisionReader(plan.sources(), plan.limits().maxEntitySize());
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            NodeNames.STEWARDSHIP,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topics.stewardship())
        .addProcessor(
            NodeNames.DECISION_INTAKE,
            withStores(
                () -> new DecisionProcessor(reader, meters), Set.of(DecisionProcessor.store())),
            NodeNames.STEWARDSHIP);
    sink(topology, NodeNames.DECISIONS_TO_INBOX, topics.inbox(), NodeNames.DECISION_INTAKE);
    sink(
        topology,
        NodeNames.DECISIONS_TO_QUARANTINE,
        topics.quarantine(),
        NodeNames.DECISION_INTAKE);
  }

  private void addClustering(Topology topology) {
    topology
        .addSource(
            AutoOffsetReset.none(),
            NodeNames.INBOX,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topics.inbox())
        .addProcessor(
            NodeNames.CLUSTERING,
            withStores(
                () -> new ClusteringProcessor(specs, partitioning, operating, meters),
                Set.of(new RowStoreBuilder(StoreNames.ACTORS))),
            NodeNames.INBOX);
    sink(topology, NodeNames.CLUSTERING_TO_INBOX, topics.inbox(), NodeNames.CLUSTERING);
    topology.addSink(
        NodeNames.CLUSTERING_TO_BLOCKING,
        topics.blocking(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        new NumberedPartitioner(),
        NodeNames.CLUSTERING);
    sink(
        topology,
        NodeNames.CLUSTERING_TO_COORDINATION,
        topics.coordination(),
        NodeNames.CLUSTERING);
    for (TopicKind kind : OUTPUTS) {
      sink(topology, NodeNames.sinkOf(kind), topics.name(kind), NodeNames.CLUSTERING);
    }
  }

  private void addComparison(Topology topology) {
    topology
        .addSource(
            AutoOffsetReset.none(),
            NodeNames.BLOCKING,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topics.blocking())
        .addProcessor(
            NodeNames.COMPARISON,
            withStores(
                () -> new ComparisonProcessor(specs, meters),
                Set.of(new RowStoreBuilder(StoreNames.BLOCKS))),
            NodeNames.BLOCKING);
    sink(topology, NodeNames.COMPARISON_TO_INBOX, topics.inbox(), NodeNames.COMPARISON);
    sink(
        topology,
        NodeNames.COMPARISON_TO_COORDINATION,
        topics.coordination(),
        NodeNames.COMPARISON);
  }

  private void addCoordinator(Topology topology) {
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            NodeNames.SPECS,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topics.specs(),
            topics.coordination())
        .addProcessor(
            NodeNames.COORDINATOR,
            withStores(
                () -> new CoordinatorProcessor(topics, partitioning.partitions(), meters),
                Set.of(new RowStoreBuilder(StoreNames.CHANGE_OVER))),
            NodeNames.SPECS);
    numberedSink(topology, NodeNames.COORDINATOR_TO_INBOX, topics.inbox());
    numberedSink(topology, NodeNames.COORDINATOR_TO_BLOCKING, topics.blocking());
    sink(
        topology,
        NodeNames.sinkOf(TopicKind.SPEC_STATUS),
        topics.specStatus(),
        NodeNames.COORDINATOR);
  }

  private static void numberedSink(Topology topology, String name, String topic) {
    topology.addSink(
        name,
        topic,
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        new NumberedPartitioner(),
        NodeNames.COORDINATOR);
  }

  private static void sink(Topology topology, String name, String topic, String parent) {
    topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
  }

  private static ProcessorSupplier<byte[], byte[], byte[], byte[]> withStores(
      ProcessorSupplier<byte[], byte[], byte[], byte[]> processors, Set<StoreBuilder<?>> stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<byte[], byte[], byte[], byte[]> get() {
        return processors.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return stores;
      }
    };
  }
}
