package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Blocks in memory that can be copied, so that a crash can take them back. */
final class SimulatedBlockState implements BlockState {
  private final int partition;
  private final Map<BlockRef, TreeMap<RecordKey, BlockMember>> blocks = new TreeMap<>();
  private final Map<BlockRef, Integer> saturated = new TreeMap<>();
  private int oldestSpec = 1;
  private boolean dropping;

  SimulatedBlockState(int partition) {
    this.partition = partition;
  }

  SimulatedBlockState copy() {
    SimulatedBlockState copy = new SimulatedBlockState(partition);
    blocks.forEach((block, members) -> copy.blocks.put(block, new TreeMap<>(members)));
    copy.saturated.putAll(saturated);
    copy.oldestSpec = oldestSpec;
    copy.dropping = dropping;
    return copy;
  }

  @Override
  public int partition() {
    return partition;
  }

  private TreeMap<RecordKey, BlockMember> membersOf(BlockRef block) {
    return blocks.computeIfAbsent(block, b -> new TreeMap<>());
  }

  @Override
  public int oldestSpec() {
    return oldestSpec;
  }

  @Override
  public void retireBefore(int spec) {
    oldestSpec = spec;
    dropping = true;
    saturated.keySet().removeIf(block -> block.spec() < spec);
  }

  @Override
  public boolean isDropping() {
    return dropping;
  }

  /** Fewer than asked for, so that it takes several ticks. */
  @Override
  public void dropRetired(int limit) {
    blocks.keySet().stream()
        .filter(block -> block.spec() < oldestSpec)
        .limit(2)
        .toList()
        .forEach(blocks::remove);
    dropping = blocks.keySet().stream().anyMatch(block -> block.spec() < oldestSpec);
  }

  /** Whether a block is kept that no spec in force has. */
  boolean hasRetired() {
    return blocks.entrySet().stream()
        .anyMatch(it -> it.getKey().spec() < oldestSpec && !it.getValue().isEmpty());
  }

  @Override
  public BlockMember member(BlockRef block, RecordKey key) {
    return membersOf(block).get(key);
  }

  @Override
  public void save(BlockRef block, BlockMember member) {
    membersOf(block).put(member.key(), member);
  }

  @Override
  public void remove(BlockRef block, RecordKey key) {
    membersOf(block).remove(key);
  }

  @Override
  public void members(BlockRef block, int limit, Consumer<BlockMember> visitor) {
    new ArrayList<>(membersOf(block).values()).stream().limit(limit).forEach(visitor);
  }

  @Override
  public int saturation(BlockRef block) {
    return saturated.getOrDefault(block, 0);
  }

  @Override
  public void saveSaturation(BlockRef block, int members) {
    if (members == 0) {
      saturated.remove(block);
    } else {
      saturated.put(block, members);
    }
  }
}
