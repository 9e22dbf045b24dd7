package dev.tributary.clustering;

import dev.tributary.model.BlockKey;
import java.util.Comparator;

/** A block under one version of the spec; the unit of partitioning of the blocking stage. */
public record BlockRef(int spec, BlockKey key) implements Comparable<BlockRef> {
  private static final Comparator<BlockRef> ORDER =
      Comparator.comparingInt(BlockRef::spec).thenComparing(BlockRef::key);

  @Override
  public int compareTo(BlockRef other) {
    return ORDER.compare(this, other);
  }
}
