package dev.tributary.topology;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.BlockMessage;
import dev.tributary.clustering.ClusteringLimits;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentActor;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.ConstrainedPartition;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.Outbox;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.PartitionBySpec;
import dev.tributary.clustering.PartitionMessage;
import dev.tributary.clustering.PartitionReport;
import dev.tributary.clustering.RecordActor;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.RecordMetrics;
import dev.tributary.clustering.SweepActor;
import dev.tributary.spec.Plan;
import dev.tributary.topology.format.Formats;
import dev.tributary.topology.format.InboxMessage;
import dev.tributary.topology.output.OutputMessage;
import dev.tributary.topology.output.OutputWriter;
import dev.tributary.topology.store.ComponentAlarm;
import dev.tributary.topology.store.PartitionGauges;
import dev.tributary.topology.store.RowStore;
import dev.tributary.topology.store.StoredClusteringState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the record actors and component actors of one inbox partition. */
final class ClusteringProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(ClusteringProcessor.class);
  private static final Duration PUBLISH_TICK = Duration.ofMillis(50);
  private static final Duration ROUND_TICK = Duration.ofSeconds(5);
  private static final int CACHED_ROWS = 20_000;

  private final Specs specs;
  private final Partitioning partitioning;
  private final OperatingLimits operating;
  private final ResolverMeters meters;
  private @Nullable Task task;

  ClusteringProcessor(
      Specs specs, Partitioning partitioning, OperatingLimits operating, ResolverMeters meters) {
    this.specs = specs;
    this.partitioning = partitioning;
    this.operating = operating;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    task = new Task(context);
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    requireNonNull(task).serve(Formats.INBOX_MESSAGE.fromBytes(message.value()));
  }

  @Override
  public void close() {
    if (task != null) {
      meters.unregister(task.state.partition(), task.gauges);
    }
  }

  /** The actors of a partition. */
  private record Actors(RecordActor records, ComponentActor components, SweepActor sweep) {}

  /** The actors of the partition, wired to its stores and sinks, under the newest spec in force. */
  private final class Task implements Outbox, RecordMetrics {
    private final ProcessorContext<byte[], byte[]> context;
    private final StoredClusteringState state;
    private final Map<Integer, ConstrainedPartition> divisions = new HashMap<>();
    private final Map<Integer, OutputWriter> writers = new HashMap<>();
    private Actors actors;
    private final Deque<InboxMessage.ToComponent> local = new ArrayDeque<>();
    private final Supplier<PartitionGauges> gauges;

    Task(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      RowStore store = context.getStateStore(StoreNames.ACTORS);
      this.state =
          new StoredClusteringState(
              context.taskId().partition(),
              store,
              meters.storeWrites,
              CACHED_ROWS,
              new ComponentAlarm(operating.componentAlarm(), this::alarm));
      this.actors = actors();
      store.beforeCommit(context, this::beforeCommit);
      this.gauges = state::gauges;
      meters.register(state.partition(), gauges);
      context.schedule(PUBLISH_TICK, PunctuationType.WALL_CLOCK_TIME, now -> publishTick(now));
      context.schedule(
          ROUND_TICK, PunctuationType.WALL_CLOCK_TIME, now -> actors.records.tick(now));
    }

    private Actors actors() {
      List<Integer> numbers = state.activeSpecs();
      Plan plan = specs.plan(numbers.get(numbers.size() - 1));
      ClusteringLimits limits =
          PlanLimits.of(plan).withDeletedMillis(operating.deletedRetention().toMillis());
      ComponentActor components =
          new ComponentActor(state, this, limits, new PartitionBySpec(this::division));
      RecordActor records =
          new RecordActor(
              state,
              this,
              new SpecFeaturiser(specs, partitioning),
              limits,
              components,
              new EntityIds(plan.entityName()),
              this);
      return new Actors(
          records, components, new SweepActor(state, this, records, operating.sweepPace()));
    }

    private ConstrainedPartition division(int spec) {
      return divisions.computeIfAbsent(spec, number -> specs.plan(number).entityPartition());
    }

    private void publishTick(long now) {
      actors.components.tick(now);
      actors.sweep.tick(now);
      serveLocal();
    }

    /** Another spec brings other limits; what waits for the commit is published under the old. */
    private void serve(PartitionMessage message) {
      actors.components.beforeCommit(context.currentSystemTimeMs());
      serveLocal();
      actors.sweep.on(message);
      actors = actors();
    }

    void serve(InboxMessage message) {
      meters.inboxMessages.increment();
      serveOne(message);
      serveLocal();
    }

    private void beforeCommit() {
      actors.components.beforeCommit(context.currentSystemTimeMs());
      serveLocal();
      state.flush();
    }

    private void serveLocal() {
      for (InboxMessage next = local.poll(); next != null; next = local.poll()) {
        serveOne(next);
      }
    }

    private void serveOne(InboxMessage message) {
      long now = context.currentSystemTimeMs();
      if (message instanceof InboxMessage.ToRecord to) {
        actors.records.on(to.message(), now);
      } else if (message instanceof InboxMessage.ToComponent to) {
        actors.components.on(to.to(), to.message(), now);
      } else if (message instanceof InboxMessage.ToPartition to) {
        serve(to.message());
      }
    }

    // ---- what the actors send

    @Override
    public void toRecord(RecordMessage message) {
      send(Partitioning.keyOf(message.to()), new InboxMessage.ToRecord(message));
    }

    @Override
    public void toComponent(ComponentId to, ComponentMessage message) {
      send(Partitioning.keyOf(to.founder()), new InboxMessage.ToComponent(to, message));
    }

    @Override
    public void toHome(ComponentId home, ComponentMessage message) {
      if (partitioning.of(home.founder()) == state.partition()) {
        local.add(new InboxMessage.ToComponent(home, message));
      } else {
        toComponent(home, message);
      }
    }

    private void send(byte[] key, InboxMessage message) {
      forward(key, Formats.INBOX_MESSAGE.toBytes(message), NodeNames.CLUSTERING_TO_INBOX);
    }

    @Override
    public void toBlocks(int partition, BlockMessage message) {
      forward(
          NumberedPartitioner.keyOf(partition),
          Formats.BLOCKING_MESSAGE.toBytes(message),
          NodeNames.CLUSTERING_TO_BLOCKING);
    }

    @Override
    public void toCoordinator(PartitionReport report) {
      forward(
          NumberedPartitioner.keyOf(report.partition()),
          Formats.PARTITION_REPORT.toBytes(report),
          NodeNames.CLUSTERING_TO_COORDINATION);
    }

    @Override
    public void publish(Output output, int spec) {
      if (output instanceof Output.Decision) {
        meters.rounds.increment();
      }
      meters.outputs.increment();
      OutputMessage message =
          writers
              .computeIfAbsent(spec, number -> new OutputWriter(specs.plan(number)))
              .write(output);
      forward(
          message.key().getBytes(StandardCharsets.UTF_8),
          message.value(),
          NodeNames.sinkOf(message.topic()));
    }

    private void forward(byte[] key, byte @Nullable [] value, String sink) {
      context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }

    // ---- what the actors tell

    @Override
    public void outdated(String source) {
      meters.outdated.increment();
    }

    @Override
    public void unchanged(String source) {
      meters.unchanged.increment();
    }

    @Override
    public void resolved(long millis) {
      meters.changeToResolved.add(millis);
    }

    @Override
    public void forgotten() {
      meters.forgotten.increment();
    }

    @Override
    public void decisionLeftOut() {
      meters.decisionsLeftOut.increment();
      LOG.warn(
          "a steward's decision is not followed for one of its records: with it there would be more"
              + " than {} demands on that record; withdraw some that are settled by now",
          ClusteringLimits.DEFAULT.maxConstraints());
    }

    private void alarm(Component component) {
      meters.componentAlarms.increment();
      LOG.warn(
          "a component has grown to {} records, past the alarm at {}; entity {} is in it. Its"
              + " entities stay within their limit, but each change in it costs more: look for"
              + " values that many records share, and list them in ignore_generic_values",
          component.size(),
          operating.componentAlarm(),
          component.members().stream().map(Member::entity).filter(Objects::nonNull).findFirst());
    }

    @Override
    public void askedAgain(int partitions) {
      meters.askedAgain.increment();
      LOG.warn("a round waited too long and asks {} blocking partitions again", partitions);
    }
  }
}
