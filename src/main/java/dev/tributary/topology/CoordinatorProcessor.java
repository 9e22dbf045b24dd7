package dev.tributary.topology;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.clustering.ChangeOverActor;
import dev.tributary.clustering.DropBlocks;
import dev.tributary.clustering.PartitionMessage;
import dev.tributary.topology.format.Formats;
import dev.tributary.topology.format.InboxMessage;
import dev.tributary.topology.store.RowStore;
import dev.tributary.topology.store.StoredChangeOver;
import dev.tributary.topology.version.ChangeOverJson;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.PublishedSpecJson;
import dev.tributary.topology.version.SpecTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads all partitions from one published spec to the next; there is one in an application, for its
 * two topics have one partition.
 */
final class CoordinatorProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorProcessor.class);
  private static final long SAY_EVERY_MILLIS = 10_000;

  private final Topics topics;
  private final int partitions;
  private final ResolverMeters meters;
  private @Nullable Task task;

  CoordinatorProcessor(Topics topics, int partitions, ResolverMeters meters) {
    this.topics = topics;
    this.partitions = partitions;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    task = new Task(context);
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    requireNonNull(task).process(message);
  }

  @Override
  public void close() {
    if (task != null) {
      meters.unregisterChangeOver(task.shown);
    }
  }

  private final class Task implements ChangeOverActor.Place {
    private final ProcessorContext<byte[], byte[]> context;
    private final StoredChangeOver state;
    private final ChangeOverActor actor = new ChangeOverActor(partitions, this);
    private final Supplier<ChangeOver> shown;
    private long saidMillis;

    Task(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      RowStore store = context.getStateStore(StoreNames.CHANGE_OVER);
      this.state = new StoredChangeOver(store, meters.storeWrites);
      this.shown = state::get;
      meters.registerChangeOver(shown);
    }

    void process(Record<byte[], byte[]> message) {
      RecordMetadata origin = context.recordMetadata().orElseThrow();
      if (origin.topic().equals(topics.specs())) {
        published(SpecTopic.numberAt(origin.offset()), message.value());
      } else {
        actor.on(Formats.PARTITION_REPORT.fromBytes(message.value()));
      }
    }

    private void published(int number, byte @Nullable [] value) {
      try {
        PublishedSpec spec = PublishedSpecJson.read(number, value, topics.entity());
        LOG.info("{} of the spec was published", spec.title());
        actor.published(new ChangeOver.Version(number, spec.mark()));
      } catch (IOException e) {
        LOG.error("version {} of the spec is left out: {}", number, e.getMessage());
      }
    }

    @Override
    public ChangeOver changeOver() {
      return state.get();
    }

    @Override
    public void save(ChangeOver changeOver) {
      long now = context.currentSystemTimeMs();
      log(state.get(), changeOver, now);
      state.save(changeOver);
      context.forward(
          new Record<>(
              ChangeOverJson.KEY.getBytes(StandardCharsets.UTF_8),
              ChangeOverJson.write(
                  ChangeStatus.of(changeOver, partitions, Instant.ofEpochMilli(now))),
              now),
          NodeNames.sinkOf(TopicKind.SPEC_STATUS));
    }

    /** Every change of phase, and now and then how far it is. */
    private void log(ChangeOver before, ChangeOver after, long nowMillis) {
      boolean sweeps = after.phase() == Phase.SWEEPING && before.phase() == Phase.SWEEPING;
      if (before.phase() == after.phase()
          && !(sweeps && nowMillis - saidMillis >= SAY_EVERY_MILLIS)) {
        return;
      }
      saidMillis = nowMillis;
      LOG.info(
          "spec of {}: {}",
          topics.entity(),
          ChangeStatus.of(after, partitions, Instant.ofEpochMilli(nowMillis)).line());
    }

    @Override
    public void toInbox(int partition, PartitionMessage message) {
      forward(
          partition,
          Formats.INBOX_MESSAGE.toBytes(new InboxMessage.ToPartition(message)),
          NodeNames.COORDINATOR_TO_INBOX);
    }

    @Override
    public void toBlocks(int partition, DropBlocks message) {
      forward(
          partition, Formats.BLOCKING_MESSAGE.toBytes(message), NodeNames.COORDINATOR_TO_BLOCKING);
    }

    private void forward(int partition, byte[] value, String sink) {
      context.forward(
          new Record<>(NumberedPartitioner.keyOf(partition), value, context.currentSystemTimeMs()),
          sink);
    }
  }
}
