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

  /** Notes that a block is saturated with this many members, or, with 0, that it is not. */
  void saveSaturation(BlockRef block, int members);
}
