package dev.tributary.topology;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.Constraint;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.decision.DecisionFault;
import dev.tributary.topology.decision.DecisionFaultException;
import dev.tributary.topology.decision.DecisionReader;
import dev.tributary.topology.decision.StewardDecision;
import dev.tributary.topology.decision.StewardDecisionCodec;
import dev.tributary.topology.format.Formats;
import dev.tributary.topology.format.InboxMessage;
import dev.tributary.topology.store.StoreFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the records that a steward's decision names what it demands of them. It keeps each decision
 * as it was last, so that one that is changed or withdrawn is taken back from the records that it
 * named before.
 *
 * <p>What holds follows from the last value of each key alone, as compaction leaves it: so a value
 * that cannot be followed goes to quarantine, and what its key said before holds no longer.
 */
final class DecisionProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** Named as the source of what goes to quarantine from here. */
  static final String ORIGIN = "stewardship";

  private static final Logger LOG = LoggerFactory.getLogger(DecisionProcessor.class);

  private final DecisionReader reader;
  private final ResolverMeters meters;
  private @Nullable Task task;

  DecisionProcessor(DecisionReader reader, ResolverMeters meters) {
    this.reader = reader;
    this.meters = meters;
  }

  /** Where the decisions are kept. */
  static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(StoreNames.STEWARD_DECISIONS),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withLoggingEnabled(StoreFiles.CHANGELOG)
        .withCachingDisabled();
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    task = new Task(context, context.getStateStore(StoreNames.STEWARD_DECISIONS));
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    requireNonNull(task).process(message);
  }

  private final class Task {
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> decisions;

    Task(ProcessorContext<byte[], byte[]> context, KeyValueStore<Bytes, byte[]> decisions) {
      this.context = context;
      this.decisions = decisions;
    }

    void process(Record<byte[], byte[]> message) {
      meters.stewardDecisions.increment();
      String id = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
      if (!DecisionReader.isId(id)) {
        quarantine(
            message, DecisionFault.NO_DECISION_ID, DecisionFault.NO_DECISION_ID.inWords("key"));
        return;
      }
      follow(id, read(id, message));
    }

    /** Null where there is nothing to follow. */
    private @Nullable StewardDecision read(String id, Record<byte[], byte[]> message) {
      if (message.value() == null) {
        return null;
      }
      try {
        return reader.read(id, message.value());
      } catch (DecisionFaultException e) {
        quarantine(message, e.fault(), e.inWords());
        return null;
      }
    }

    private void follow(String id, @Nullable StewardDecision next) {
      Bytes key = Bytes.wrap(id.getBytes(StandardCharsets.UTF_8));
      byte[] stored = decisions.get(key);
      StewardDecision before =
          stored == null ? null : StewardDecisionCodec.INSTANCE.fromBytes(stored);
      SortedMap<RecordKey, List<Constraint>> demanded =
          next == null ? new TreeMap<>() : next.constraints();
      if (next != null && next.equals(before)) {
        return;
      }
      SortedSet<RecordKey> named = new TreeSet<>(demanded.keySet());
      if (before != null) {
        named.addAll(before.constraints().keySet());
      }
      for (RecordKey record : named) {
        send(new RecordMessage.Decide(record, id, demanded.getOrDefault(record, List.of())));
      }
      if (next != null && !demanded.isEmpty()) {
        decisions.put(key, StewardDecisionCodec.INSTANCE.toBytes(next));
      } else if (before != null) {
        decisions.delete(key);
      }
    }

    private void send(RecordMessage.Decide message) {
      context.forward(
          new Record<>(
              Partitioning.keyOf(message.to()),
              Formats.INBOX_MESSAGE.toBytes(new InboxMessage.ToRecord(message)),
              context.currentSystemTimeMs()),
          NodeNames.DECISIONS_TO_INBOX);
    }

    private void quarantine(Record<byte[], byte[]> message, DecisionFault fault, String inWords) {
      RecordMetadata origin = context.recordMetadata().orElseThrow();
      meters.quarantined(ORIGIN, Quarantine.causeName(fault));
      LOG.warn(
          "quarantined a steward's decision ({}-{} at {}): {}",
          origin.topic(),
          origin.partition(),
          origin.offset(),
          fault);
      context.forward(
          Quarantine.record(
              message,
              origin,
              new Quarantine.Story(ORIGIN, Quarantine.causeName(fault), inWords),
              context.currentSystemTimeMs()),
          NodeNames.DECISIONS_TO_QUARANTINE);
    }
  }
}
