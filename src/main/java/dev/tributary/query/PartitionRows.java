package dev.tributary.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a partition that this instance owns. Any thread may read them until the
 * partition is closed.
 */
public interface PartitionRows {
  /** A row with its key. */
  record Row(String key, byte[] value) {}

  /** The value of a row as it is now; null where there is none. */
  byte @Nullable [] get(String key);

  /**
   * The next rows in the order of their keys' bytes.
   *
   * @param key behind which they are; null for the first ones
   * @param most how many at most
   */
  List<Row> after(@Nullable String key, int most);
}
