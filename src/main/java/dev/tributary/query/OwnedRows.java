package dev.tributary.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the partitions that this instance owns, for readers: Kafka Streams looks a store up
 * among all tasks of all threads for each row that is read through it.
 */
final class OwnedRows implements TableListener {
  private final Map<Place, PartitionRows> open = new ConcurrentHashMap<>();

  private record Place(Table table, int partition) {}

  /** The rows of a table in one partition; null where they are not owned, or restored yet. */
  @Nullable PartitionRows of(Table table, int partition) {
    return open.get(new Place(table, partition));
  }

  @Override
  public void ready(int partition, Table table, PartitionRows rows) {
    open.put(new Place(table, partition), rows);
  }

  @Override
  public void closed(int partition) {
    open.keySet().removeIf(place -> place.partition() == partition);
  }
}
