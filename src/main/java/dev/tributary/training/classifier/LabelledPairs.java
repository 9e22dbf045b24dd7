package dev.tributary.training.classifier;

import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BlockIndex;
import dev.tributary.scoring.PairFeature;
import dev.tributary.training.Labels;
import dev.tributary.training.Labels.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The candidate pairs of which the truth is known, by what a model sees of them. Only candidates:
 * the resolver asks a model about no other pair, so that the share of matches is the one that
 * probabilities have to fit.
 */
final class LabelledPairs {
  private final double[][] features;
  private final boolean[] matches;
  private final int[] first;
  private final int[] second;
  private final int entities;

  /**
   * Pairs by what is known of them.
   *
   * @param entities how many there are, more than any number in the pairs
   */
  LabelledPairs(List<Pair> pairs, int entities) {
    features = pairs.stream().map(Pair::features).toArray(double[][]::new);
    matches = new boolean[features.length];
    first = new int[features.length];
    second = new int[features.length];
    for (int i = 0; i < features.length; i++) {
      matches[i] = pairs.get(i).match();
      first[i] = pairs.get(i).first();
      second[i] = pairs.get(i).second();
    }
    this.entities = entities;
  }

  /** A pair of records, by the numbers of their entities. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pair(int first, int second, boolean match, double[] features) {}

  /**
   * The labelled candidate pairs; where there are more than the most that are looked at, a random
   * share of them, matches and others alike.
   */
  static LabelledPairs of(
      BatchRecords records, Labels labels, List<PairFeature> looksAt, int most, long seed) {
    BlockIndex blocks = BlockIndex.of(records);
    long all =
        IntStream.range(0, records.size())
            .parallel()
            .mapToLong(a -> labelled(blocks, labels, a).length)
            .sum();
    double share = all <= most ? 1 : (double) most / all;
    List<Pair> pairs = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int a = 0; a < records.size(); a++) {
      for (int b : labelled(blocks, labels, a)) {
        if (share == 1 || random.nextDouble() < share) {
          pairs.add(pair(records, labels, looksAt, a, b));
        }
      }
    }
    return new LabelledPairs(pairs, labels.entityCount());
  }

  private static int[] labelled(BlockIndex blocks, Labels labels, int a) {
    return Arrays.stream(blocks.partnersAfter(a))
        .filter(b -> labels.of(a, b) != Known.NOTHING)
        .toArray();
  }

  private static Pair pair(
      BatchRecords records, Labels labels, List<PairFeature> looksAt, int a, int b) {
    double[] features =
        looksAt.stream()
            .mapToDouble(feature -> feature.likeness(records.features(a), records.features(b)))
            .toArray();
    return new Pair(
        labels.entityOf(a), labels.entityOf(b), labels.of(a, b) == Known.MATCH, features);
  }

  int size() {
    return features.length;
  }

  /** How alike a pair is, by feature; NaN where a record lacks the value. */
  double[] features(int pair) {
    return features[pair];
  }

  int featureCount() {
    return features.length == 0 ? 0 : features[0].length;
  }

  boolean isMatch(int pair) {
    return matches[pair];
  }

  /** The number of the entity of a pair's first record. */
  int firstEntity(int pair) {
    return first[pair];
  }

  int matchCount() {
    return (int) IntStream.range(0, matches.length).filter(this::isMatch).count();
  }

  /**
   * Divides the entities among folds, at random. A pair is in the fold of its first entity.
   *
   * @return for each fold the pairs to learn from, of whose entities none is in the fold, and those
   *     to judge by
   */
  List<Fold> folds(int count, long seed) {
    int[] order = IntStream.range(0, entities).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    int[] foldOf = new int[entities];
    for (int place = 0; place < order.length; place++) {
      foldOf[order[place]] = place % count;
    }
    return IntStream.range(0, count)
        .mapToObj(
            fold ->
                new Fold(
                    rows(pair -> foldOf[first[pair]] != fold && foldOf[second[pair]] != fold),
                    rows(pair -> foldOf[first[pair]] == fold)))
        .toList();
  }

  private int[] rows(IntPredicate chosen) {
    return IntStream.range(0, size()).filter(chosen).toArray();
  }

  int[] allRows() {
    return rows(pair -> true);
  }

  /** The pairs to learn from, and those held out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fold(int[] learned, int[] heldOut) {}
}
