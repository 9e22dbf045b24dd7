package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Comparator;

/**
 * Names a component, once for ever: its founding record, in whose partition it lives, the partition
 * that minted the id, and that partition's serial number.
 */
public record ComponentId(RecordKey founder, int partition, long serial)
    implements Comparable<ComponentId> {
  private static final Comparator<ComponentId> ORDER =
      Comparator.comparing(ComponentId::founder)
          .thenComparingInt(ComponentId::partition)
          .thenComparingLong(ComponentId::serial);

  @Override
  public int compareTo(ComponentId other) {
    return ORDER.compare(this, other);
  }
}
