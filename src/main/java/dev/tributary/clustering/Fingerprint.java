package dev.tributary.clustering;

/**
 * A 64-bit hash of a sequence of values, well mixed after every one, so that two small differences
 * do not cancel each other out. Stored in rows: its values never change.
 */
final class Fingerprint {
  private long hash = 0x9E3779B97F4A7C15L;

  /** Takes a number in; the mixing is the finaliser of MurmurHash3 (Appleby). */
  Fingerprint add(long value) {
    long mixed = (hash ^ value) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash = mixed ^ (mixed >>> 29);
    return this;
  }

  Fingerprint add(CharSequence text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  /** The hash; never 0, which stands for nothing published. */
  long value() {
    return hash == 0 ? 1 : hash;
  }
}
