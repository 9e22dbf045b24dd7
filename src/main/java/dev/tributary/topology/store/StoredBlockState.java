package dev.tributary.topology.store;

import dev.tributary.clustering.BlockMember;
import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.BlockState;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of the blocks of one blocking partition in its state stores, with the blocks that
 * were used last decoded in memory.
 *
 * <p>Row: (spec, rule, hash, source, id) to (version, newest spec, features). A block is a range.
 */
public final class StoredBlockState implements BlockState {
  static final int FIRST_SPEC = 1;
  static final byte[] OLDEST = "oldest".getBytes(StandardCharsets.UTF_8);

  private final int partition;
  private final Rows members;
  private final Rows saturated;
  private final Rows specs;
  private int oldestSpec;
  private volatile boolean dropping;

  /** Where dropping is; what is deleted still costs who reads past it. */
  private byte @Nullable [] droppedUpTo;

  private final Map<BlockRef, Integer> saturation = new HashMap<>();
  private volatile int saturatedBlocks;
  private final Map<BlockRef, SortedMap<RecordKey, BlockMember>> cache;

  public StoredBlockState(int partition, RowStore store, LongAdder writes, int cachedBlocks) {
    this.partition = partition;
    this.members = new Rows(store.rows(), Table.BLOCK_MEMBERS, writes);
    this.saturated = new Rows(store.rows(), Table.SATURATED_BLOCKS, writes);
    this.specs = new Rows(store.rows(), Table.BLOCK_SPECS, writes);
    this.cache = new LruCache<>(cachedBlocks);
    readSpecs();
    saturated.all(
        (key, value) -> saturation.put(blockOf(key), new BinaryReader(value).readUnsigned()));
    saturatedBlocks = saturation.size();
  }

  private void readSpecs() {
    byte[] stored = specs.get(OLDEST);
    if (stored == null) {
      oldestSpec = FIRST_SPEC;
    } else {
      BinaryReader in = new BinaryReader(stored);
      oldestSpec = in.readInt();
      dropping = in.readBoolean();
    }
  }

  private void writeSpecs() {
    BinaryWriter out = new BinaryWriter();
    out.writeInt(oldestSpec);
    out.writeBoolean(dropping);
    specs.put(OLDEST, out.toByteArray());
  }

  @Override
  public int oldestSpec() {
    return oldestSpec;
  }

  @Override
  public void retireBefore(int spec) {
    oldestSpec = spec;
    dropping = true;
    droppedUpTo = null;
    writeSpecs();
    cache.keySet().removeIf(block -> block.spec() < spec);
    List<BlockRef> relieved =
        saturation.keySet().stream().filter(block -> block.spec() < spec).toList();
    relieved.forEach(block -> saveSaturation(block, 0));
  }

  /** May be read by any thread. */
  @Override
  public boolean isDropping() {
    return dropping;
  }

  /** Rows are in the order of the specs, the oldest first. */
  @Override
  public void dropRetired(int limit) {
    List<byte[]> retired = new ArrayList<>();
    members.scanAfter(
        droppedUpTo,
        limit,
        (key, value) -> {
          if (new KeyReader(key).readInt() < oldestSpec) {
            retired.add(key);
          }
        });
    retired.forEach(members::delete);
    if (retired.size() == limit) {
      droppedUpTo = retired.get(limit - 1);
    } else {
      droppedUpTo = null;
      dropping = false;
      writeSpecs();
    }
  }

  static KeyWriter prefix(BlockRef block) {
    return new KeyWriter().writeInt(block.spec()).writeBlockKey(block.key());
  }

  private static BlockRef blockOf(byte[] key) {
    KeyReader in = new KeyReader(key);
    return new BlockRef(in.readInt(), in.readBlockKey());
  }

  static byte[] key(BlockRef block, RecordKey record) {
    return prefix(block).writeRecordKey(record).toByteArray();
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public @Nullable BlockMember member(BlockRef block, RecordKey key) {
    SortedMap<RecordKey, BlockMember> known = cache.get(block);
    if (known != null) {
      return known.get(key);
    }
    byte[] value = members.get(key(block, key));
    return value == null ? null : Formats.readBlockMember(key, value);
  }

  @Override
  public void save(BlockRef block, BlockMember member) {
    members.put(key(block, member.key()), Formats.writeBlockMember(member));
    SortedMap<RecordKey, BlockMember> known = cache.get(block);
    if (known != null) {
      known.put(member.key(), member);
    }
  }

  @Override
  public void remove(BlockRef block, RecordKey key) {
    members.delete(key(block, key));
    SortedMap<RecordKey, BlockMember> known = cache.get(block);
    if (known != null) {
      known.remove(key);
    }
  }

  @Override
  public void members(BlockRef block, int limit, Consumer<BlockMember> visitor) {
    SortedMap<RecordKey, BlockMember> known = cache.get(block);
    if (known == null) {
      SortedMap<RecordKey, BlockMember> read = new TreeMap<>();
      read(members, block, limit).forEach(member -> read.put(member.key(), member));
      if (read.size() < limit) {
        cache.put(block, read);
      }
      known = read;
    }
    // A copy, for the visitor may change the block.
    List<BlockMember> shown = new ArrayList<>(Math.min(limit, known.size()));
    for (BlockMember member : known.values()) {
      if (shown.size() == limit) {
        break;
      }
      shown.add(member);
    }
    shown.forEach(visitor);
  }

  /** The members of a block as they are stored. */
  static List<BlockMember> read(Rows members, BlockRef block, int limit) {
    List<BlockMember> found = new ArrayList<>();
    members.scan(
        prefix(block).toByteArray(),
        limit,
        (key, value) -> {
          KeyReader in = new KeyReader(key);
          in.readInt();
          in.readBlockKey();
          found.add(Formats.readBlockMember(in.readRecordKey(), value));
        });
    return found;
  }

  /** How many blocks are over their cap; may be read by any thread. */
  public int saturatedBlocks() {
    return saturatedBlocks;
  }

  @Override
  public int saturation(BlockRef block) {
    return saturation.getOrDefault(block, 0);
  }

  @Override
  public void saveSaturation(BlockRef block, int size) {
    byte[] key = prefix(block).toByteArray();
    cache.remove(block);
    if (size == 0) {
      saturation.remove(block);
      saturated.delete(key);
    } else {
      saturation.put(block, size);
      BinaryWriter out = new BinaryWriter();
      out.writeUnsigned(size);
      saturated.put(key, out.toByteArray());
    }
    saturatedBlocks = saturation.size();
  }
}
