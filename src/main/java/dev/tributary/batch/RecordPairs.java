package dev.tributary.batch;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.scoring.PairScorer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Pairs of records by their numbers, each once, the lower number first. */
public final class RecordPairs {
  /** More pairs than this tell nothing more of blocking. */
  public static final int MOST = 4_000_000;

  private final long[] pairs;

  private RecordPairs(LongStream pairs) {
    this.pairs = pairs.sorted().distinct().toArray();
  }

  /**
   * All pairs of records that are one entity.
   *
   * @param entities the entity of each record; records that are not among the given ones are left
   *     out
   * @throws IllegalArgumentException for more than {@link #MOST} pairs
   */
  public static RecordPairs of(BatchRecords records, Map<RecordKey, String> entities) {
    Map<String, List<Integer>> members = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      String entity = entities.get(records.get(i).key());
      if (entity != null) {
        members.computeIfAbsent(entity, it -> new ArrayList<>()).add(i);
      }
    }
    long count =
        members.values().stream().mapToLong(it -> (long) it.size() * (it.size() - 1) / 2).sum();
    if (count > MOST) {
      throw new IllegalArgumentException(
          "the truth has %,d pairs, more than the %,d that are looked at".formatted(count, MOST));
    }
    return new RecordPairs(members.values().stream().flatMapToLong(RecordPairs::pairs));
  }

  private static LongStream pairs(List<Integer> ascending) {
    return IntStream.range(0, ascending.size())
        .boxed()
        .flatMapToLong(
            i ->
                IntStream.range(i + 1, ascending.size())
                    .mapToLong(j -> pair(ascending.get(i), ascending.get(j))));
  }

  /** The candidate pairs of records that reach the match threshold of their plan. */
  public static RecordPairs matchesOf(BatchRecords records) {
    BlockIndex blocks = BlockIndex.of(records);
    PairScorer scorer = records.plan().scorer();
    double match = records.plan().matchThreshold();
    return new RecordPairs(
        IntStream.range(0, records.size())
            .parallel()
            .boxed()
            .flatMapToLong(
                a ->
                    IntStream.of(blocks.partnersAfter(a))
                        .filter(b -> matches(scorer, records, a, b, match))
                        .mapToLong(b -> pair(a, b))));
  }

  private static boolean matches(
      PairScorer scorer, BatchRecords records, int a, int b, double match) {
    PairScore score = scorer.scoreIfAtLeast(records.features(a), records.features(b), match);
    return score != null && score.total() >= match;
  }

  /** All pairs of several sets. */
  public static RecordPairs union(Collection<RecordPairs> all) {
    return new RecordPairs(all.stream().flatMapToLong(some -> LongStream.of(some.pairs)));
  }

  private static long pair(int low, int high) {
    return (long) low << Integer.SIZE | high;
  }

  public int size() {
    return pairs.length;
  }

  /** The lower number of a pair, by its place. */
  public int low(int place) {
    return (int) (pairs[place] >>> Integer.SIZE);
  }

  /** The higher number of a pair, by its place. */
  public int high(int place) {
    return (int) pairs[place];
  }
}
