package dev.tributary.batch;

import dev.tributary.batch.BlockIndex.Block;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says what blocking rules cost and what they find: the comparisons that each makes, its largest
 * blocks, and which of the pairs that belong together it brings together.
 */
public final class BlockingAnalysis {
  private static final int LARGEST_SHOWN = 3;

  private final RecordPairs matches;

  /**
   * An analysis.
   *
   * @param matches the pairs that belong together, by the numbers of their records
   */
  public BlockingAnalysis(RecordPairs matches) {
    this.matches = matches;
  }

  /**
   * What one rule does.
   *
   * @param comparisons the pairs that it brings together, each once
   * @param blocks how many it has, of two records and more
   * @param saturated how many of them are over the cap and contribute nothing
   * @param largest its largest blocks, the largest first
   * @param found which of the matches it brings together, by their place
   */
  public record RuleCost(
      String name,
      long comparisons,
      int blocks,
      int saturated,
      int cap,
      List<LargeBlock> largest,
      BitSet found) {}

  /** A large block, and one of its records to find it by. */
  public record LargeBlock(int size, RecordKey member) {}

  /** What each rule of the records' plan does, in the order of the spec. */
  public List<RuleCost> costs(BatchRecords records) {
    return records.plan().blockingRules().stream().map(rule -> cost(records, rule)).toList();
  }

  private RuleCost cost(BatchRecords records, int rule) {
    BlockIndex index = BlockIndex.of(records, number -> number == rule);
    List<Block> blocks = index.blocks().stream().filter(block -> block.size() > 1).toList();
    return new RuleCost(
        records.plan().blockingRuleName(rule),
        comparisons(records, index),
        blocks.size(),
        (int) blocks.stream().filter(index::isSaturated).count(),
        records.plan().maxBlockSize(rule),
        largest(records, blocks),
        found(index));
  }

  private static List<LargeBlock> largest(BatchRecords records, List<Block> blocks) {
    return blocks.stream()
        .sorted(Comparator.comparingInt(Block::size).reversed().thenComparing(Block::key))
        .limit(LARGEST_SHOWN)
        .map(block -> new LargeBlock(block.size(), records.get(block.members()[0]).key()))
        .toList();
  }

  /** The candidate pairs of blocks, each once. */
  public static long comparisons(BatchRecords records, BlockIndex index) {
    return IntStream.range(0, records.size())
        .parallel()
        .mapToLong(record -> index.partnersAfter(record).length)
        .sum();
  }

  private BitSet found(BlockIndex index) {
    BitSet found = new BitSet(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      if (index.isCandidate(matches.low(i), matches.high(i))) {
        found.set(i);
      }
    }
    return found;
  }

  /**
   * Chooses rules one after the other: next is always the one that finds most new matches per
   * comparison, until together they find enough.
   *
   * @param recall of the matches that all rules find together, the share that is enough, 0 to 1
   * @param most rules to choose, at most
   */
  public List<RuleCost> suggest(List<RuleCost> rules, double recall, int most) {
    BitSet all = union(rules);
    double enough = recall * all.cardinality();
    List<RuleCost> chosen = new ArrayList<>();
    BitSet found = new BitSet(matches.size());
    while (found.cardinality() < enough && chosen.size() < most) {
      RuleCost best = null;
      double bestGain = 0;
      for (RuleCost rule : rules) {
        double gain = (double) added(rule, found) / (rule.comparisons() + 1);
        if (gain > bestGain) {
          best = rule;
          bestGain = gain;
        }
      }
      if (best == null) {
        break;
      }
      chosen.add(best);
      found.or(best.found());
    }
    return withoutNeedless(chosen, enough);
  }

  /** A rule that later ones made needless goes, the most expensive first. */
  private static List<RuleCost> withoutNeedless(List<RuleCost> chosen, double enough) {
    List<RuleCost> kept = new ArrayList<>(chosen);
    chosen.stream()
        .sorted(Comparator.comparingLong(RuleCost::comparisons).reversed())
        .forEach(
            rule -> {
              List<RuleCost> others = kept.stream().filter(it -> !it.equals(rule)).toList();
              int without = union(others).cardinality();
              if (without >= enough || without == union(kept).cardinality()) {
                kept.remove(rule);
              }
            });
    return kept;
  }

  private static int added(RuleCost rule, BitSet found) {
    BitSet added = (BitSet) rule.found().clone();
    added.andNot(found);
    return added.cardinality();
  }

  /** What rules find together. */
  public static BitSet union(List<RuleCost> rules) {
    BitSet union = new BitSet();
    rules.forEach(rule -> union.or(rule.found()));
    return union;
  }

  /** How many matches a rule finds that no other of the rules does. */
  public static int alone(RuleCost rule, List<RuleCost> rules) {
    return added(rule, union(rules.stream().filter(other -> !other.equals(rule)).toList()));
  }
}
