package dev.tributary.api;

import dev.tributary.query.Table;
import dev.tributary.query.TableListener;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps something of its own for each partition that this instance owns, from the rows that are
 * there and their changes; it goes with the partition.
 *
 * @param <P> what is kept; one thread changes it, others read it meanwhile
 */
abstract class PerPartition<P> implements TableListener {
  private final Map<Integer, P> owned = new ConcurrentHashMap<>();
  private final Supplier<P> empty;

  /**
   * @param empty makes what is kept of a partition without rows
   */
  PerPartition(Supplier<P> empty) {
    this.empty = empty;
  }

  /** A row came (nothing before), changed or went (nothing after). */
  abstract void take(
      P part, Table table, String key, byte @Nullable [] before, byte @Nullable [] after);

  /** What is kept, of all partitions here. */
  final Collection<P> parts() {
    return owned.values();
  }

  @Override
  public final void opened(int partition) {
    owned.put(partition, empty.get());
  }

  @Override
  public final void closed(int partition) {
    owned.remove(partition);
  }

  @Override
  public final void loaded(int partition, Table table, String key, byte[] value) {
    changed(partition, table, key, null, value);
  }

  @Override
  public final void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    P part = owned.get(partition);
    if (part != null) {
      take(part, table, key, before, after);
    }
  }
}
