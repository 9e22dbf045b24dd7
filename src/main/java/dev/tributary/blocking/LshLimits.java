package dev.tributary.blocking;

/** How many bands, and hashes in each, locality-sensitive hashing may have. */
final class LshLimits {
  static final int MOST_BANDS = 64;
  static final int MOST_ROWS = 32;

  private LshLimits() {}

  static void check(int bands, int rows) {
    if (bands < 1 || bands > MOST_BANDS) {
      throw new IllegalArgumentException("1 to " + MOST_BANDS + " bands, not " + bands);
    }
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException("a band has 1 to " + MOST_ROWS + " hashes, not " + rows);
    }
  }
}
