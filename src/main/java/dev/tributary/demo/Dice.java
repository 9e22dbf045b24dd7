package dev.tributary.demo;

import java.util.Collections;
import java.util.List;

/**
 * A seeded generator of random choices: SplitMix64 (Steele, Lea and Flood, 2014), written out here
 * so that its numbers never depend on the Java version.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  /** Starts the plain sequence of a state. */
  Dice(long state) {
    this.state = state;
  }

  /** Dice that are thrown for one purpose: each list of labels has its own sequence. */
  static Dice of(long seed, long... labels) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (long label : labels) {
      state = mix(state + GOLDEN_GAMMA * (label + 1)) ^ label;
    }
    return new Dice(state);
  }

  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number from 0 to bound - 1. */
  int below(int bound) {
    return (int) ((next() >>> 1) % bound);
  }

  /** A number from low to high, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number from 0 up to but without 1. */
  double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return fraction() < probability;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  void shuffle(List<?> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, below(i + 1));
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
