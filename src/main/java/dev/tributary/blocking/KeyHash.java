package dev.tributary.blocking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * XXH64, the 64-bit hash by Y. Collet, of the parts of a key. Keys are stored, so it must give the
 * same on every machine and in every version.
 */
final class KeyHash {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  /** The sum of the first two, modulo 2 to the 64. */
  private static final long PRIMES_1_AND_2 = 0x60EA27EEADC0B5D6L;

  private static final int STRIPE = 4 * Long.BYTES;

  /** No byte of UTF-8, so that "ab" and "c" differ from "a" and "bc". */
  private static final byte SEPARATOR = (byte) 0xFF;

  private KeyHash() {}

  static long of(String value) {
    return of(List.of(value));
  }

  static long of(List<String> values) {
    byte[][] encoded = new byte[values.size()][];
    int length = 0;
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
      length += encoded[i].length + (i > 0 ? 1 : 0);
    }
    ByteBuffer key = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < encoded.length; i++) {
      if (i > 0) {
        key.put(SEPARATOR);
      }
      key.put(encoded[i]);
    }
    return of(key.flip());
  }

  /** Takes the bytes that remain in a little-endian buffer. */
  static long of(ByteBuffer key) {
    long length = key.remaining();
    long hash = (key.remaining() >= STRIPE ? ofStripes(key) : PRIME_5) + length;
    while (key.remaining() >= Long.BYTES) {
      hash ^= mixed(0, key.getLong());
      hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
    }
    if (key.remaining() >= Integer.BYTES) {
      hash ^= Integer.toUnsignedLong(key.getInt()) * PRIME_1;
      hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
    }
    while (key.hasRemaining()) {
      hash ^= Byte.toUnsignedLong(key.get()) * PRIME_5;
      hash = Long.rotateLeft(hash, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  private static long ofStripes(ByteBuffer key) {
    long[] lanes = {PRIMES_1_AND_2, PRIME_2, 0, -PRIME_1};
    while (key.remaining() >= STRIPE) {
      for (int lane = 0; lane < lanes.length; lane++) {
        lanes[lane] = mixed(lanes[lane], key.getLong());
      }
    }
    long hash =
        Long.rotateLeft(lanes[0], 1)
            + Long.rotateLeft(lanes[1], 7)
            + Long.rotateLeft(lanes[2], 12)
            + Long.rotateLeft(lanes[3], 18);
    for (long lane : lanes) {
      hash = (hash ^ mixed(0, lane)) * PRIME_1 + PRIME_4;
    }
    return hash;
  }

  private static long mixed(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }

  /** Spreads what two numbers differ in over all bits; one to one. */
  static long avalanche(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * PRIME_2;
    mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
    return mixed ^ (mixed >>> 32);
  }
}
