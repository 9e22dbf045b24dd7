package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Blocks that are read and never changed: what a block actor writes there is forgotten. */
final class UnsavedBlocks implements BlockState {
  private final BlockState blocks;

  UnsavedBlocks(BlockState blocks) {
    this.blocks = blocks;
  }

  @Override
  public int partition() {
    return blocks.partition();
  }

  @Override
  public @Nullable BlockMember member(BlockRef block, RecordKey key) {
    return blocks.member(block, key);
  }

  @Override
  public void save(BlockRef block, BlockMember member) {}

  @Override
  public void remove(BlockRef block, RecordKey key) {}

  @Override
  public void members(BlockRef block, int limit, Consumer<BlockMember> visitor) {
    blocks.members(block, limit, visitor);
  }

  @Override
  public int saturation(BlockRef block) {
    return blocks.saturation(block);
  }

  @Override
  public int oldestSpec() {
    return blocks.oldestSpec();
  }

  @Override
  public void retireBefore(int spec) {}

  @Override
  public boolean isDropping() {
    return false;
  }

  @Override
  public void dropRetired(int limit) {}

  @Override
  public void saveSaturation(BlockRef block, int members) {}
}
