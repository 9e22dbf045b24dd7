package dev.tributary.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things of which some are picked more often than others. */
final class Ranked<T> {
  /** Flattens the head of Zipf's law: the first is about as frequent as the tenth is times two. */
  private static final double OFFSET = 9;

  private final List<T> things;
  private final double[] cumulative;

  private Ranked(List<T> things, double[] weights) {
    this.things = List.copyOf(things);
    for (int i = 1; i < weights.length; i++) {
      weights[i] += weights[i - 1];
    }
    this.cumulative = weights;
  }

  /** The first of the list is the most frequent, as names and words are distributed. */
  static <T> Ranked<T> byRank(List<T> things) {
    double[] weights = new double[things.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / (i + OFFSET);
    }
    return new Ranked<>(things, weights);
  }

  static <T> Ranked<T> byWeight(List<T> things, ToDoubleFunction<T> weight) {
    return new Ranked<>(things, things.stream().mapToDouble(weight).toArray());
  }

  T pick(Dice dice) {
    double target = dice.fraction() * cumulative[cumulative.length - 1];
    int at = Arrays.binarySearch(cumulative, target);
    return things.get(Math.min(at >= 0 ? at + 1 : -at - 1, things.size() - 1));
  }
}
