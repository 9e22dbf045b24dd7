package dev.tributary.topology.store;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A persistent, change-logged key-value store that asks its user for what is not written yet before
 * each commit. So rows can stay decoded between two commits, and a row that comes and goes within
 * one is never written at all.
 *
 * <p>Kafka Streams' own write-back cache gives the first half: it holds bytes, counts a hit ratio
 * with every access, and writes a deletion for every row that came and went. The moment before a
 * commit is only told to a {@link CachedStateStore}, which is no public interface, as is what lets
 * a processor forward at that moment: {@code RowStoreTest} notices when either changes.
 */
public final class RowStore implements StateStore, CachedStateStore<Bytes, byte[]> {
  private final KeyValueStore<Bytes, byte[]> rows;
  private @Nullable Runnable beforeCommit;

  RowStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The rows as they were last written. */
  KeyValueStore<Bytes, byte[]> rows() {
    return rows;
  }

  /**
   * Lets a processor have its say just before every commit: it may put rows, and forward.
   *
   * @param context the processor's, from within its initialisation
   */
  public void beforeCommit(ProcessorContext<?, ?> context, Runnable say) {
    InternalProcessorContext<?, ?> inner = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> processor = inner.currentNode();
    this.beforeCommit =
        () -> {
          ProcessorNode<?, ?, ?, ?> before = inner.currentNode();
          inner.setCurrentNode(processor);
          try {
            say.run();
          } finally {
            inner.setCurrentNode(before);
          }
        };
  }

  @Override
  public String name() {
    return rows.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    beforeCommit = null;
    rows.init(context, root);
  }

  @Override
  public void flushCache() {
    Runnable writer = beforeCommit;
    if (writer != null) {
      writer.run();
    }
  }

  @Override
  public boolean setFlushListener(
      @Nullable CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    beforeCommit = null;
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    rows.commit(changelogOffsets);
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return rows.committedOffset(requireNonNull(partition));
  }

  @Override
  @SuppressWarnings("deprecation") // it goes once every store manages its offsets, as this one does
  public boolean managesOffsets() {
    return rows.managesOffsets();
  }

  @Override
  public void close() {
    beforeCommit = null;
    rows.close();
  }

  @Override
  public boolean persistent() {
    return rows.persistent();
  }

  @Override
  public boolean isOpen() {
    return rows.isOpen();
  }
}
