package dev.tributary.topology;

import dev.tributary.clustering.BlockRef;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many blocks of which sizes there are, by blocking rule: counted from their members, shown one
 * after the other in the order of the blocks. Nothing is known of what a block has in common but
 * its hash.
 */
public final class BlockSizes {
  /** Of the largest blocks of a rule, so many are told. */
  public static final int LARGEST = 5;

  private static final Comparator<Large> LARGEST_FIRST =
      Comparator.comparingInt(Large::members)
          .reversed()
          .thenComparing(large -> large.example().toString());

  private final SortedMap<Integer, Rule> rules = new TreeMap<>();
  private final IntUnaryOperator caps;
  private @Nullable BlockRef block;
  private @Nullable RecordKey example;
  private int members;

  /**
   * @param caps how many members a block of a rule may have
   */
  BlockSizes(IntUnaryOperator caps) {
    this.caps = caps;
  }

  /**
   * A large block.
   *
   * @param example one of its records
   */
  public record Large(int members, RecordKey example) {}

  /** The blocks of a rule. */
  public static final class Rule {
    private long blocks;
    private long members;
    private long capped;
    private final SortedMap<Integer, Long> sizes = new TreeMap<>();
    private final List<Large> largest = new ArrayList<>();

    public long blocks() {
      return blocks;
    }

    /** Records, each as often as it is in blocks of the rule. */
    public long members() {
      return members;
    }

    /** Blocks over their cap, which contribute nothing. */
    public long capped() {
      return capped;
    }

    /** Blocks by the smallest size of their class: 1, 2, 4, 8 and so on. */
    public SortedMap<Integer, Long> sizes() {
      return sizes;
    }

    public List<Large> largest() {
      return largest;
    }

    private void add(Large block, int cap) {
      blocks++;
      members += block.members();
      capped += block.members() > cap ? 1 : 0;
      sizes.merge(Integer.highestOneBit(block.members()), 1L, Long::sum);
      largest(List.of(block));
    }

    private void largest(List<Large> more) {
      largest.addAll(more);
      largest.sort(LARGEST_FIRST);
      while (largest.size() > LARGEST) {
        largest.remove(LARGEST);
      }
    }

    private void add(Rule other) {
      blocks += other.blocks;
      members += other.members;
      capped += other.capped;
      other.sizes.forEach((from, count) -> sizes.merge(from, count, Long::sum));
      largest(other.largest);
    }
  }

  /** One more record of this block or of the next. */
  void member(BlockRef of, RecordKey record) {
    if (!of.equals(block)) {
      end();
      block = of;
      example = record;
    }
    members++;
  }

  /** There are no more members. */
  void end() {
    if (block != null && example != null) {
      int rule = block.key().rule();
      rules
          .computeIfAbsent(rule, any -> new Rule())
          .add(new Large(members, example), caps.applyAsInt(rule));
    }
    block = null;
    members = 0;
  }

  /** Takes what was counted elsewhere too. */
  void add(BlockSizes other) {
    other.rules.forEach(
        (number, rule) -> rules.computeIfAbsent(number, any -> new Rule()).add(rule));
  }

  /** By the number of the rule. */
  public SortedMap<Integer, Rule> rules() {
    return rules;
  }
}
