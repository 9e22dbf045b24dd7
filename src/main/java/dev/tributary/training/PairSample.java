package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BlockIndex;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.training.Labels.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws pairs of records and counts the comparison levels that they reach. Two records of a source
 * that is free of duplicates are no pair: they cannot match.
 */
final class PairSample {
  private static final int CHUNK = 10_000;

  /** Pairs below this probability are too many to keep, and add up to little. */
  private static final double UNLIKELY = 0.01;

  private final BatchRecords records;
  private final FellegiSunterScorer scorer;
  private final Labels labels;
  private final long seed;
  private final @Nullable String[] duplicateFree;
  private final long allPairs;
  private final Runnable goOn;

  /**
   * Pairs counted by what is known of them.
   *
   * @param unknown pairs without a label
   * @param matches pairs known to match
   * @param others pairs known not to match
   * @param drawn the share of all such pairs that was drawn, above 0 and at most 1
   */
  record Counted(PatternCounts unknown, PatternCounts matches, PatternCounts others, double drawn) {
    Counted(double drawn) {
      this(new PatternCounts(), new PatternCounts(), new PatternCounts(), drawn);
    }

    Counted add(Counted other) {
      unknown.add(other.unknown);
      matches.add(other.matches);
      others.add(other.others);
      return this;
    }

    private void add(Known known, int[] levels) {
      switch (known) {
        case MATCH -> matches.add(levels);
        case OTHER -> others.add(levels);
        case NOTHING -> unknown.add(levels);
      }
    }

    long total() {
      return unknown.total() + matches.total() + others.total();
    }
  }

  /**
   * @param goOn called before every few pairs, by several threads; what it throws ends the drawing
   */
  PairSample(
      BatchRecords records, FellegiSunterScorer scorer, Labels labels, long seed, Runnable goOn) {
    this.goOn = goOn;
    this.records = records;
    this.scorer = scorer;
    this.labels = labels;
    this.seed = seed;
    this.duplicateFree = new @Nullable String[records.size()];
    Map<String, Long> sizes = new HashMap<>();
    for (int i = 0; i < duplicateFree.length; i++) {
      String source = records.get(i).key().source();
      if (records.plan().isDuplicateFree(source)) {
        duplicateFree[i] = source;
        sizes.merge(source, 1L, Long::sum);
      }
    }
    this.allPairs =
        pairs(records.size()) - sizes.values().stream().mapToLong(PairSample::pairs).sum();
    if (allPairs <= 0) {
      throw new IllegalArgumentException(
          "there are no two records that could match: give the files of more sources");
    }
  }

  private static long pairs(long of) {
    return of * (of - 1) / 2;
  }

  /** How many pairs there are at all. */
  long allPairs() {
    return allPairs;
  }

  private boolean mayMatch(int a, int b) {
    return duplicateFree[a] == null || !duplicateFree[a].equals(duplicateFree[b]);
  }

  /** Random pairs: all where they are no more than the limit, else as many with replacement. */
  Counted random(int limit) {
    if (pairs(records.size()) <= limit) {
      return IntStream.range(0, records.size())
          .parallel()
          .mapToObj(this::allWith)
          .collect(() -> new Counted(1), Counted::add, Counted::add);
    }
    int chunks = (limit + CHUNK - 1) / CHUNK;
    return IntStream.range(0, chunks)
        .parallel()
        .mapToObj(chunk -> chunk(chunk, Math.min(CHUNK, limit - chunk * CHUNK)))
        .collect(() -> new Counted((double) limit / allPairs), Counted::add, Counted::add);
  }

  private Counted allWith(int a) {
    goOn.run();
    Counted counted = new Counted(1);
    for (int b = a + 1; b < records.size(); b++) {
      count(a, b, counted);
    }
    return counted;
  }

  /** Every chunk has a source of its own, so that threads change nothing. */
  private Counted chunk(int number, int pairs) {
    goOn.run();
    SplittableRandom random = new SplittableRandom(mixed(seed + number));
    Counted counted = new Counted(1);
    for (int i = 0; i < pairs; i++) {
      int a = random.nextInt(records.size());
      int b = random.nextInt(records.size() - 1);
      count(a, b < a ? b : b + 1, counted);
    }
    return counted;
  }

  /** The candidate pairs of blocks, or a random share of them. */
  Counted blocked(BlockIndex blocks, int limit) {
    double drawn = drawn(blocks, limit);
    return IntStream.range(0, records.size())
        .parallel()
        .mapToObj(record -> partners(record, blocks, drawn))
        .collect(() -> new Counted(drawn), Counted::add, Counted::add);
  }

  private static double drawn(BlockIndex blocks, int limit) {
    long all = 0;
    for (BlockIndex.Block block : blocks.blocks()) {
      all += blocks.isSaturated(block) ? 0 : (long) block.size() * (block.size() - 1) / 2;
    }
    return all <= limit ? 1 : (double) limit / all;
  }

  private Counted partners(int a, BlockIndex blocks, double drawn) {
    goOn.run();
    Counted counted = new Counted(1);
    for (int b : blocks.partnersAfter(a)) {
      if (drawn == 1 || isDrawn(a, b, drawn)) {
        count(a, b, counted);
      }
    }
    return counted;
  }

  /**
   * A candidate pair that may match.
   *
   * @param expected how many matches it stands for: its probability, more where only a share of the
   *     candidates was drawn
   */
  record LikelyMatch(int a, int b, double expected) {}

  /**
   * The candidate pairs that may match, of all or of a random share, in the order of the records.
   *
   * @param probability that a pair matches, by the levels that it reaches
   */
  List<LikelyMatch> likelyMatches(
      BlockIndex blocks, int limit, ToDoubleFunction<int[]> probability) {
    double drawn = drawn(blocks, limit);
    return IntStream.range(0, records.size())
        .parallel()
        .mapToObj(record -> likelyMatches(record, blocks, drawn, probability))
        .flatMap(List::stream)
        .toList();
  }

  private List<LikelyMatch> likelyMatches(
      int a, BlockIndex blocks, double drawn, ToDoubleFunction<int[]> probability) {
    goOn.run();
    List<LikelyMatch> likely = new ArrayList<>();
    for (int b : blocks.partnersAfter(a)) {
      if (mayMatch(a, b) && (drawn == 1 || isDrawn(a, b, drawn))) {
        double expected =
            switch (labels.of(a, b)) {
              case MATCH -> 1;
              case OTHER -> 0;
              case NOTHING -> probability.applyAsDouble(levels(a, b));
            };
        if (expected >= UNLIKELY) {
          likely.add(new LikelyMatch(a, b, expected / drawn));
        }
      }
    }
    return likely;
  }

  private boolean isDrawn(int a, int b, double share) {
    long hash = mixed(seed ^ mixed(((long) a << 32) | b));
    return (hash >>> 11) * 0x1.0p-53 < share;
  }

  /** The pairs that labels say match. */
  PatternCounts labelledMatches(int limit) {
    PatternCounts counts = new PatternCounts();
    for (var members : labels.entities()) {
      for (int i = 0; i < members.size(); i++) {
        for (int j = i + 1; j < members.size() && counts.total() < limit; j++) {
          if (mayMatch(members.get(i), members.get(j))) {
            counts.add(levels(members.get(i), members.get(j)));
          }
        }
      }
    }
    return counts;
  }

  private void count(int a, int b, Counted counted) {
    if (!mayMatch(a, b)) {
      return;
    }
    counted.add(labels.of(a, b), levels(a, b));
  }

  private int[] levels(int a, int b) {
    return scorer.levels(records.features(a), records.features(b));
  }

  /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
