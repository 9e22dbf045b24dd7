package dev.tributary.comparison;

import java.util.Arrays;

/**
 * Says at which of at most 64 positions of a value a code point stands, as a bit mask: what the
 * bit-parallel measures work with.
 *
 * <p>Latin characters have a place of their own, all others share an open hash table. Only what was
 * written is cleared again, by the next load.
 */
final class PositionMasks {
  static final int MAX_POSITIONS = Long.SIZE;

  private static final int LATIN = 256;

  /** Four slots per code point at the most, so that probing ends soon. */
  private static final int SLOTS = 4 * MAX_POSITIONS;

  private final long[] latin = new long[LATIN];
  private final int[] others = new int[SLOTS];
  private final long[] masksOfOthers = new long[SLOTS];

  private final int[] loaded = new int[MAX_POSITIONS];
  private int loadedLength;

  /** Forgets the previous value and takes the positions {@code from} to {@code to} of another. */
  void load(int[] points, int from, int to) {
    clear();
    loadedLength = to - from;
    for (int i = from; i < to; i++) {
      int point = points[i];
      loaded[i - from] = point;
      if (point < LATIN) {
        latin[point] |= 1L << i;
      } else {
        int slot = slotOf(point);
        others[slot] = point;
        masksOfOthers[slot] |= 1L << i;
      }
    }
  }

  /** The positions at which a code point stands; 0 where it does not occur. */
  long of(int point) {
    return point < LATIN ? latin[point] : masksOfOthers[slotOf(point)];
  }

  private void clear() {
    boolean onlyLatin = true;
    for (int i = 0; i < loadedLength; i++) {
      if (loaded[i] < LATIN) {
        latin[loaded[i]] = 0;
      } else {
        onlyLatin = false;
      }
    }
    if (!onlyLatin) {
      Arrays.fill(masksOfOthers, 0);
    }
  }

  /** The slot that holds the code point, or the free one where it would have to go. */
  private int slotOf(int point) {
    int slot = point & (SLOTS - 1);
    while (masksOfOthers[slot] != 0 && others[slot] != point) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
