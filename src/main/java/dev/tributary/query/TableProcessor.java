package dev.tributary.query;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of one table in one partition, and tells of them. */
final class TableProcessor implements Processor<Bytes, byte[], Void, Void> {
  private final Table table;
  private final TableListener listener;
  private @Nullable KeyValueStore<Bytes, byte[]> rows;
  private final VersionSettings versions;
  private @Nullable VersionKeeper keeper;
  private int partition;

  /**
   * @param versions how the former golden records are kept, where the table is theirs
   */
  TableProcessor(Table table, TableListener listener, VersionSettings versions) {
    this.table = table;
    this.listener = listener;
    this.versions = versions;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(table.store());
    rows = store;
    partition = context.taskId().partition();
    if (isFirst()) {
      listener.opened(partition);
      keeper = VersionKeeper.start(context, versions);
    }
    if (listener != TableListener.NONE) {
      tellOf(store);
      listener.ready(partition, table, new StoredRows(store));
    }
  }

  /** The nodes of a task are opened in the order in which the topology has them. */
  private boolean isFirst() {
    return table == Table.GOLDEN_RECORDS;
  }

  private void tellOf(KeyValueStore<Bytes, byte[]> store) {
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        listener.loaded(partition, table, StoredRows.text(row.key), row.value);
      }
    }
  }

  @Override
  public void process(Record<Bytes, byte[]> message) {
    KeyValueStore<Bytes, byte[]> store = requireNonNull(rows);
    byte[] before = store.get(message.key());
    store.put(message.key(), message.value());
    if (keeper != null) {
      keeper.changed(StoredRows.text(message.key()), before, message.value(), message.timestamp());
    }
    listener.changed(partition, table, StoredRows.text(message.key()), before, message.value());
  }

  @Override
  public void close() {
    if (isFirst()) {
      listener.closed(partition);
      if (keeper != null) {
        keeper.close();
      }
    }
  }
}
