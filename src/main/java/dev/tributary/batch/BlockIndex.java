package dev.tributary.batch;

import dev.tributary.model.BlockKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The blocks of a set of records, and the candidate pairs that they make. A block over its cap
 * contributes no pairs, as in the stream. Safe for use by several threads.
 */
public final class BlockIndex {
  private final List<Block> blocks;
  private final int[][] blocksOfRecord;
  private final IntUnaryOperator capOfRule;

  /**
   * A block.
   *
   * @param members numbers of records, ascending; not to be changed
   */
  public record Block(BlockKey key, int[] members) {
    public int size() {
      return members.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Block that
          && key.equals(that.key)
          && Arrays.equals(members, that.members);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  private BlockIndex(List<Block> blocks, int[][] blocksOfRecord, IntUnaryOperator capOfRule) {
    this.blocks = blocks;
    this.blocksOfRecord = blocksOfRecord;
    this.capOfRule = capOfRule;
  }

  /** All blocks of the records under the caps of their plan. */
  public static BlockIndex of(BatchRecords records) {
    return of(records, rule -> true);
  }

  /** The blocks of some blocking rules under the caps of the plan. */
  public static BlockIndex of(BatchRecords records, IntPredicate rules) {
    return of(records, rules, records.plan()::maxBlockSize);
  }

  /** The blocks of some blocking rules, all under one cap. */
  public static BlockIndex of(BatchRecords records, IntPredicate rules, int maxBlockSize) {
    return of(records, rules, rule -> maxBlockSize);
  }

  /**
   * The blocks of some blocking rules.
   *
   * @param rules says of the number of a rule whether its blocks count
   * @param capOfRule the members that a block of a rule may have
   */
  private static BlockIndex of(
      BatchRecords records, IntPredicate rules, IntUnaryOperator capOfRule) {
    Map<BlockKey, Integer> numbers = new HashMap<>();
    List<BlockKey> keys = new ArrayList<>();
    int[][] blocksOfRecord = new int[records.size()][];
    List<Integer> sizes = new ArrayList<>();
    for (int record = 0; record < records.size(); record++) {
      List<BlockKey> of = records.get(record).blocks();
      int[] own = new int[of.size()];
      int count = 0;
      for (BlockKey key : of) {
        if (rules.test(key.rule())) {
          Integer number = numbers.putIfAbsent(key, keys.size());
          if (number == null) {
            number = keys.size();
            keys.add(key);
            sizes.add(0);
          }
          sizes.set(number, sizes.get(number) + 1);
          own[count++] = number;
        }
      }
      blocksOfRecord[record] = count == own.length ? own : Arrays.copyOf(own, count);
    }
    return new BlockIndex(filled(keys, sizes, blocksOfRecord), blocksOfRecord, capOfRule);
  }

  private static List<Block> filled(
      List<BlockKey> keys, List<Integer> sizes, int[][] blocksOfRecord) {
    List<Block> blocks = new ArrayList<>(keys.size());
    for (int block = 0; block < keys.size(); block++) {
      blocks.add(new Block(keys.get(block), new int[sizes.get(block)]));
    }
    int[] filled = new int[keys.size()];
    for (int record = 0; record < blocksOfRecord.length; record++) {
      for (int block : blocksOfRecord[record]) {
        blocks.get(block).members()[filled[block]++] = record;
      }
    }
    return blocks;
  }

  /** All blocks, those of one member and those over the cap among them. */
  public List<Block> blocks() {
    return blocks;
  }

  /** The blocks of a record. */
  public List<Block> blocksOf(int record) {
    return Arrays.stream(blocksOfRecord[record]).mapToObj(blocks::get).toList();
  }

  /** Says whether a block has more members than it may, and so contributes nothing. */
  public boolean isSaturated(Block block) {
    return block.size() > capOfRule.applyAsInt(block.key().rule());
  }

  /**
   * The candidates of a record among those of higher numbers, ascending, each once: so the partners
   * of all records are every candidate pair once.
   */
  public int[] partnersAfter(int record) {
    int[] found = new int[16];
    int count = 0;
    for (int number : blocksOfRecord[record]) {
      Block block = blocks.get(number);
      if (isSaturated(block)) {
        continue;
      }
      int[] members = block.members();
      int start = Arrays.binarySearch(members, record) + 1;
      int added = members.length - start;
      if (count + added > found.length) {
        found = Arrays.copyOf(found, Math.max(count + added, 2 * found.length));
      }
      System.arraycopy(members, start, found, count, added);
      count += added;
    }
    return distinct(found, count);
  }

  private static int[] distinct(int[] found, int count) {
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || found[kept - 1] != found[i]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  /** Says whether two records are a candidate pair. */
  public boolean isCandidate(int a, int b) {
    for (int number : blocksOfRecord[a]) {
      Block block = blocks.get(number);
      if (!isSaturated(block) && Arrays.binarySearch(block.members(), b) >= 0) {
        return true;
      }
    }
    return false;
  }
}
