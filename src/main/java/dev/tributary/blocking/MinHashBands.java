package dev.tributary.blocking;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Locality-sensitive hashing of sets (Broder 1997): two values whose elements are shared to a part
 * of s agree in one hash with probability s, in all hashes of a band with s^rows, and in at least
 * one of the bands with 1 - (1 - s^rows)^bands. So the chance to be compared rises in an S-curve,
 * steepest about (1/bands)^(1/rows).
 */
final class MinHashBands implements KeyTransform {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final int bands;
  private final int rows;
  private final Function<String, Set<String>> elements;

  MinHashBands(int bands, int rows, Function<String, Set<String>> elements) {
    LshLimits.check(bands, rows);
    this.bands = bands;
    this.rows = rows;
    this.elements = elements;
  }

  @Override
  public void apply(String value, Consumer<String> keys) {
    long[] hashes = elements.apply(value).stream().mapToLong(KeyHash::of).toArray();
    if (hashes.length == 0) {
      return;
    }
    for (int band = 0; band < bands; band++) {
      StringBuilder key = new StringBuilder().append(band);
      for (int row = 0; row < rows; row++) {
        key.append(' ').append(Long.toHexString(least(hashes, band * rows + row)));
      }
      keys.accept(key.toString());
    }
  }

  /** The least element in the order that one of the hash functions gives. */
  private static long least(long[] hashes, int function) {
    long least = -1L;
    for (long hash : hashes) {
      long mixed = KeyHash.avalanche(hash ^ KeyHash.avalanche((function + 1) * STEP));
      least = Long.compareUnsigned(mixed, least) < 0 ? mixed : least;
    }
    return least;
  }
}
