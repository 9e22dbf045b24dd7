package dev.tributary.query;

import org.jspecify.annotations.Nullable;

/**
 * Hears of the rows of the partitions that this instance owns. The methods of a partition are
 * called by one thread, and have to be quick.
 */
public interface TableListener {
  /** A listener that does nothing. */
  TableListener NONE = new TableListener() {};

  /** The instance owns a partition from now on; its rows are told next, each as loaded. */
  default void opened(int partition) {}

  /** A row that was there when the partition was opened. */
  default void loaded(int partition, Table table, String key, byte[] value) {}

  /**
   * All rows of a table were told, and changes follow.
   *
   * @param rows those of the partition, until it is closed
   */
  default void ready(int partition, Table table, PartitionRows rows) {}

  /**
   * A row is another.
   *
   * @param before null where there was none
   * @param after null where there is none any more
   */
  default void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {}

  /** The instance owns the partition no more. */
  default void closed(int partition) {}
}
