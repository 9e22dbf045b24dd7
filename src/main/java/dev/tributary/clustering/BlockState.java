package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one blocking partition: the members of its blocks. */
public interface BlockState {
  int partition();

  @Nullable BlockMember member(BlockRef block, RecordKey key);

  void save(BlockRef block, BlockMember member);

  void remove(BlockRef block, RecordKey key);

  /** Shows the members of a block in the order of their keys, at most {@code limit} of them. */
  void members(BlockRef block, int limit, Consumer<BlockMember> visitor);

  /** The number of members of a saturated block; 0 for one that is not. */
  int saturation(BlockRef block);

  /** The oldest spec whose blocks are kept. */
  int oldestSpec();

  /** Notes that the blocks of the specs before this one have to go. */
  void retireBefore(int spec);

  /** Whether {@link #dropRetired} has rows left to remove, or has not looked. */
  boolean isDropping();

  /** Removes rows of blocks that have to go, so many at most. */
  void dropRetired(int limit);

  /** Notes that a block is saturated with this many members, or, with 0, that it is not. */
  void saveSaturation(BlockRef block, int members);
}
