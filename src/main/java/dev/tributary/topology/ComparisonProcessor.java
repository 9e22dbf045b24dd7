package dev.tributary.topology;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.BlockActor;
import dev.tributary.clustering.BlockMessage;
import dev.tributary.clustering.BlockMetrics;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.Outbox;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.PartitionReport;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.model.Features;
import dev.tributary.scoring.Judgement;
import dev.tributary.spec.Plan;
import dev.tributary.topology.format.Formats;
import dev.tributary.topology.format.InboxMessage;
import dev.tributary.topology.store.StoredBlockState;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the block actor of one blocking partition, and scores candidate pairs in place. */
final class ComparisonProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(ComparisonProcessor.class);
  private static final int CACHED_BLOCKS = 50_000;
  private static final Duration DROP_TICK = Duration.ofMillis(100);

  private final Specs specs;
  private final ResolverMeters meters;
  private @Nullable BlockActor actor;
  private int partition;
  private IntSupplier saturated = () -> 0;

  ComparisonProcessor(Specs specs, ResolverMeters meters) {
    this.specs = specs;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    StoredBlockState state =
        new StoredBlockState(
            context.taskId().partition(),
            context.getStateStore(StoreNames.BLOCKS),
            meters.storeWrites,
            CACHED_BLOCKS);
    partition = state.partition();
    saturated = state::saturatedBlocks;
    meters.registerSaturated(partition, saturated);
    BlockActor blocks =
        new BlockActor(
            state,
            new Reports(context),
            (spec, a, b) -> score(specs.plan(spec), a, b),
            block -> specs.plan(block.spec()).maxBlockSize(block.key().rule()),
            new Metering(state));
    actor = blocks;
    context.schedule(DROP_TICK, PunctuationType.WALL_CLOCK_TIME, now -> blocks.tick());
  }

  @Override
  public void close() {
    meters.unregisterSaturated(partition, saturated);
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    meters.blockMessages.increment();
    requireNonNull(actor).on(Formats.BLOCKING_MESSAGE.fromBytes(message.value()));
  }

  /** Scores a candidate pair by a spec. */
  static BlockActor.Scoring.@Nullable Scored score(Plan plan, Features a, Features b) {
    Judgement judgement = plan.policy().judge(a, b);
    return judgement == null
        ? null
        : new BlockActor.Scoring.Scored(judgement.score(), judgement.tie(), judgement.edge());
  }

  /** Reports go to the inbox and to the coordinator; a block actor sends nothing else. */
  private record Reports(ProcessorContext<byte[], byte[]> context) implements Outbox {
    @Override
    public void toRecord(RecordMessage message) {
      context.forward(
          new Record<>(
              Partitioning.keyOf(message.to()),
              Formats.INBOX_MESSAGE.toBytes(new InboxMessage.ToRecord(message)),
              context.currentSystemTimeMs()),
          NodeNames.COMPARISON_TO_INBOX);
    }

    @Override
    public void toComponent(ComponentId to, ComponentMessage message) {
      throw new IllegalStateException("a block actor knows no components");
    }

    @Override
    public void toHome(ComponentId home, ComponentMessage message) {
      throw new IllegalStateException("a block actor knows no components");
    }

    @Override
    public void toBlocks(int partition, BlockMessage message) {
      throw new IllegalStateException("a block actor sends no versions");
    }

    @Override
    public void toCoordinator(PartitionReport report) {
      context.forward(
          new Record<>(
              NumberedPartitioner.keyOf(report.partition()),
              Formats.PARTITION_REPORT.toBytes(report),
              context.currentSystemTimeMs()),
          NodeNames.COMPARISON_TO_COORDINATION);
    }

    @Override
    public void publish(Output output, int spec) {
      throw new IllegalStateException("a block actor publishes nothing");
    }
  }

  private final class Metering implements BlockMetrics {
    private final StoredBlockState state;

    Metering(StoredBlockState state) {
      this.state = state;
    }

    private String nameOf(int rule) {
      return specs.plan(state.oldestSpec()).blockingRuleName(rule);
    }

    @Override
    public void compared() {
      meters.comparisons.increment();
    }

    @Override
    public void failed(int rule, RuntimeException cause) {
      LOG.error(
          "a comparison under blocking rule {} failed: {}",
          nameOf(rule),
          cause.getClass().getName());
    }

    @Override
    public void saturated(int rule, int members) {
      meters.saturatedBlocks.increment();
      LOG.warn(
          "a block of rule {} has {} members, more than its cap: it contributes no candidates",
          nameOf(rule),
          members);
    }

    @Override
    public void relieved(int rule) {
      LOG.info("a block of rule {} is under its cap again", nameOf(rule));
    }
  }
}
