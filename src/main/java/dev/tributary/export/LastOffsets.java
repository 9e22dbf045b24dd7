package dev.tributary.export;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The last offset of each key of a partition, in 24 bytes a key at half load. Keys are told apart
 * by 128 bits of SHA-256: two of a thousand million keys are taken for one with a probability of
 * 10^-21.
 */
final class LastOffsets {
  private static final int SMALLEST = 1 << 10;

  private final MessageDigest digest;
  private long[] high = new long[SMALLEST];
  private long[] low = new long[SMALLEST];
  private long[] offsets = filled(SMALLEST);
  private int size;

  LastOffsets() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long[] filled(int capacity) {
    long[] none = new long[capacity];
    Arrays.fill(none, -1);
    return none;
  }

  /** Notes a message; later ones have larger offsets. */
  void put(byte[] key, long offset) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(key));
    put(hash.getLong(), hash.getLong(), offset);
  }

  private void put(long first, long second, long offset) {
    int at = find(first, second);
    if (offsets[at] < 0) {
      size++;
    }
    high[at] = first;
    low[at] = second;
    offsets[at] = offset;
    if (size > offsets.length / 2) {
      grow();
    }
  }

  /** Whether a message is the last one of its key. */
  boolean isLast(byte[] key, long offset) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(key));
    return offsets[find(hash.getLong(), hash.getLong())] == offset;
  }

  /** Where a key is, or would be. */
  private int find(long first, long second) {
    int mask = offsets.length - 1;
    int at = (int) second & mask;
    while (offsets[at] >= 0 && (high[at] != first || low[at] != second)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldOffsets = offsets;
    int capacity = Math.multiplyExact(oldOffsets.length, 2);
    high = new long[capacity];
    low = new long[capacity];
    offsets = filled(capacity);
    size = 0;
    for (int i = 0; i < oldOffsets.length; i++) {
      if (oldOffsets[i] >= 0) {
        put(oldHigh[i], oldLow[i], oldOffsets[i]);
      }
    }
  }

  int size() {
    return size;
  }
}
