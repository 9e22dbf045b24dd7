package dev.tributary.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several listeners that hear the same, each after the other. */
public record TableListeners(List<TableListener> all) implements TableListener {
  @Override
  public void opened(int partition) {
    all.forEach(one -> one.opened(partition));
  }

  @Override
  public void loaded(int partition, Table table, String key, byte[] value) {
    all.forEach(one -> one.loaded(partition, table, key, value));
  }

  @Override
  public void ready(int partition, Table table, PartitionRows rows) {
    all.forEach(one -> one.ready(partition, table, rows));
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    all.forEach(one -> one.changed(partition, table, key, before, after));
  }

  @Override
  public void closed(int partition) {
    all.forEach(one -> one.closed(partition));
  }
}
