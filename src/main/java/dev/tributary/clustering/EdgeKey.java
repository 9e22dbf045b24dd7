package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Comparator;

/**
 * Names an edge between two records: the lower key, the higher key, and whether a steward demanded
 * it (a must-link) or the score did (a match).
 */
public record EdgeKey(RecordKey low, RecordKey high, boolean mustLink)
    implements Comparable<EdgeKey> {
  private static final Comparator<EdgeKey> ORDER =
      Comparator.comparing(EdgeKey::low)
          .thenComparing(EdgeKey::high)
          .thenComparing(EdgeKey::mustLink);

  /** The key of the edge between two records, given in any order. */
  public static EdgeKey of(RecordKey a, RecordKey b, boolean mustLink) {
    return a.compareTo(b) < 0 ? new EdgeKey(a, b, mustLink) : new EdgeKey(b, a, mustLink);
  }

  /** The end that is not the given one. */
  public RecordKey other(RecordKey end) {
    return end.equals(low) ? high : low;
  }

  @Override
  public int compareTo(EdgeKey other) {
    return ORDER.compare(this, other);
  }
}
