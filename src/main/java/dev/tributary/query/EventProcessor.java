package dev.tributary.query;

import static java.util.Objects.requireNonNull;

import dev.tributary.topology.output.MergeEvent;
import dev.tributary.topology.output.OutputReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the events of the merge log of one partition, those of an entity together and in order. The
 * log's key is the entity, so a store that has the log as its changelog would keep the last event
 * alone: this store has a changelog of its own.
 */
final class EventProcessor implements Processor<Bytes, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(EventProcessor.class);

  /** The store of the events. */
  static final String STORE = "table-events";

  private @Nullable KeyValueStore<Bytes, byte[]> events;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    events = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<Bytes, byte[]> message) {
    if (message.value() == null) {
      forget(StoredRows.text(message.key()));
      return;
    }
    try {
      MergeEvent event = OutputReader.mergeEvent(message.value());
      requireNonNull(events).put(key(event), message.value());
    } catch (IllegalArgumentException e) {
      LOG.warn("an event of the merge log is left out of histories: {}", e.getMessage());
    }
  }

  /** The subject that the entity stood for was erased. */
  private void forget(String entity) {
    KeyValueStore<Bytes, byte[]> store = requireNonNull(events);
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.range(bytes(prefix(entity)), bytes(prefix(entity) + Character.MAX_VALUE))) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(store::delete);
  }

  /** In the order of the entity's revisions; an event that comes twice is the same row. */
  private static Bytes key(MergeEvent event) {
    return bytes("%s|%019d|%s".formatted(event.entity(), event.revision(), event.id()));
  }

  /** What the keys of an entity's events begin with. */
  static String prefix(String entity) {
    return entity + "|";
  }

  static Bytes bytes(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
