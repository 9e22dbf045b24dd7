package dev.tributary.comparison;

/**
 * Jaro's similarity, with or without Winkler's bonus for a common prefix.
 *
 * <p>With m matching characters (equal, and no further apart than half the longer value less one)
 * of which t stand in another order: {@code (m/|a| + m/|b| + (m - t/2)/m) / 3}. Winkler adds {@code
 * 0.1 * prefix * (1 - jaro)} for up to four equal first characters, where Jaro alone reaches 0.7.
 * Source: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules in the
 * Fellegi-Sunter Model of Record Linkage, 1990.
 *
 * <p>Which characters match depends on the value one starts from where both are equally long; here
 * it is always the lexicographically lower, which makes the measure symmetric.
 */
final class JaroSimilarity implements Similarity {
  static final JaroSimilarity PLAIN = new JaroSimilarity(0);
  static final JaroSimilarity WITH_WINKLER_PREFIX = new JaroSimilarity(0.1);

  private static final int MAX_PREFIX = 4;
  private static final double PREFIX_COUNTS_FROM = 0.7;

  private final double prefixScale;

  private JaroSimilarity(double prefixScale) {
    this.prefixScale = prefixScale;
  }

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Comparands both = Comparands.of(a, b);
    int prefix = both.commonPrefix();
    double jaro =
        both.longerLength <= PositionMasks.MAX_POSITIONS
            ? jaroOfShort(both, prefix)
            : jaroOfLong(both, prefix);
    return jaro < PREFIX_COUNTS_FROM
        ? jaro
        : jaro + prefixScale * Math.min(prefix, MAX_PREFIX) * (1 - jaro);
  }

  /** Bit i of a taken mask says that position i has its match. A common prefix matches itself. */
  private static double jaroOfShort(Comparands both, int prefix) {
    PositionMasks masks = both.masks;
    masks.load(both.longer, prefix, both.longerLength);
    int[] shorter = both.shorter;
    int range = range(both.longerLength);
    long takenInShorter = 0;
    long takenInLonger = 0;
    for (int i = prefix; i < both.shorterLength; i++) {
      long free = masks.of(shorter[i]) & window(i, range) & ~takenInLonger;
      takenInLonger |= Long.lowestOneBit(free);
      takenInShorter |= free != 0 ? 1L << i : 0;
    }
    int matches = prefix + Long.bitCount(takenInShorter);
    return jaro(both, matches, misplaced(both, takenInShorter, takenInLonger));
  }

  private static int misplaced(Comparands both, long takenInShorter, long takenInLonger) {
    int misplaced = 0;
    long x = takenInShorter;
    long y = takenInLonger;
    while (x != 0) {
      int inShorter = both.shorter[Long.numberOfTrailingZeros(x)];
      int inLonger = both.longer[Long.numberOfTrailingZeros(y)];
      misplaced += inShorter == inLonger ? 0 : 1;
      x &= x - 1;
      y &= y - 1;
    }
    return misplaced;
  }

  private static double jaroOfLong(Comparands both, int prefix) {
    int range = range(both.longerLength);
    int[] matched = new int[both.shorterLength];
    boolean[] takenInLonger = new boolean[both.longerLength];
    int count = 0;
    for (int i = prefix; i < both.shorterLength; i++) {
      int end = Math.min(i + range + 1, both.longerLength);
      for (int j = Math.max(i - range, prefix); j < end; j++) {
        if (!takenInLonger[j] && both.longer[j] == both.shorter[i]) {
          takenInLonger[j] = true;
          matched[count++] = both.shorter[i];
          break;
        }
      }
    }
    int misplaced = 0;
    int next = 0;
    for (int j = prefix; j < both.longerLength; j++) {
      if (takenInLonger[j]) {
        misplaced += matched[next++] == both.longer[j] ? 0 : 1;
      }
    }
    return jaro(both, prefix + count, misplaced);
  }

  private static double jaro(Comparands both, int matches, int misplaced) {
    if (matches == 0) {
      return 0;
    }
    double m = matches;
    return (m / both.shorterLength + m / both.longerLength + (m - misplaced / 2.0) / m) / 3;
  }

  private static int range(int longerLength) {
    return Math.max(longerLength / 2 - 1, 0);
  }

  /** The positions from {@code i - range} to {@code i + range}; the range is below 32. */
  private static long window(int i, int range) {
    long from = i > range ? -1L << (i - range) : -1L;
    int last = Math.min(i + range, Long.SIZE - 1);
    return from & (-1L >>> (Long.SIZE - 1 - last));
  }
}
