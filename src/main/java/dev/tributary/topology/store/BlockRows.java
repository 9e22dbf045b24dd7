package dev.tributary.topology.store;

import dev.tributary.clustering.BlockMember;
import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.BlockState;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a partition as they were last written, for those who only look, beside the thread
 * that changes them.
 */
public final class BlockRows implements BlockState {
  private final int partition;
  private final Rows members;
  private final Rows saturated;
  private final Rows specs;

  public BlockRows(int partition, RowStore store) {
    LongAdder none = new LongAdder();
    this.partition = partition;
    this.members = new Rows(store.rows(), Table.BLOCK_MEMBERS, none);
    this.saturated = new Rows(store.rows(), Table.SATURATED_BLOCKS, none);
    this.specs = new Rows(store.rows(), Table.BLOCK_SPECS, none);
  }

  /**
   * Shows which records are in which blocks, block after block.
   *
   * @param after where a look before ended; null to begin
   * @param limit rows
   * @return where this look ended; null where there is nothing more
   */
  public byte @Nullable [] membership(
      byte @Nullable [] after, int limit, BiConsumer<BlockRef, RecordKey> visitor) {
    byte[][] last = new byte[1][];
    int[] shown = {0};
    members.scanAfter(
        after,
        limit,
        (key, value) -> {
          KeyReader in = new KeyReader(key);
          visitor.accept(new BlockRef(in.readInt(), in.readBlockKey()), in.readRecordKey());
          last[0] = key;
          shown[0]++;
        });
    return shown[0] < limit ? null : last[0];
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public @Nullable BlockMember member(BlockRef block, RecordKey key) {
    byte[] value = members.get(StoredBlockState.key(block, key));
    return value == null ? null : Formats.readBlockMember(key, value);
  }

  @Override
  public void members(BlockRef block, int limit, Consumer<BlockMember> visitor) {
    StoredBlockState.read(members, block, limit).forEach(visitor);
  }

  @Override
  public int saturation(BlockRef block) {
    byte[] value = saturated.get(StoredBlockState.prefix(block).toByteArray());
    return value == null ? 0 : new BinaryReader(value).readUnsigned();
  }

  @Override
  public int oldestSpec() {
    byte[] value = specs.get(StoredBlockState.OLDEST);
    return value == null ? StoredBlockState.FIRST_SPEC : new BinaryReader(value).readInt();
  }

  @Override
  public boolean isDropping() {
    return false;
  }

  @Override
  public void save(BlockRef block, BlockMember member) {
    throw looking();
  }

  @Override
  public void remove(BlockRef block, RecordKey key) {
    throw looking();
  }

  @Override
  public void retireBefore(int spec) {
    throw looking();
  }

  @Override
  public void dropRetired(int limit) {
    throw looking();
  }

  @Override
  public void saveSaturation(BlockRef block, int members) {
    throw looking();
  }

  private static IllegalStateException looking() {
    return new IllegalStateException("who only looks changes no block");
  }
}
