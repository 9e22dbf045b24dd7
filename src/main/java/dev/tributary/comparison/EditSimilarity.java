package dev.tributary.comparison;

import java.util.Arrays;

/**
 * One minus the edit distance as a share of the longer value: with insertion, deletion and
 * substitution (Levenshtein), or with the swap of two neighbours as well.
 *
 * <p>The latter is the optimal string alignment form of the Damerau-Levenshtein distance: no part
 * is edited twice, so "ca" to "abc" costs 3 and not 2.
 *
 * <p>Up to 64 characters in the shorter value a column of the distance matrix is two machine words:
 * G. Myers, A fast bit-vector algorithm for approximate string matching, 1999; H. Hyyrö, A
 * bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003.
 */
final class EditSimilarity implements Similarity {
  static final EditSimilarity LEVENSHTEIN = new EditSimilarity(false);
  static final EditSimilarity OPTIMAL_STRING_ALIGNMENT = new EditSimilarity(true);

  private final boolean swapsNeighbours;

  private EditSimilarity(boolean swapsNeighbours) {
    this.swapsNeighbours = swapsNeighbours;
  }

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Comparands both = Comparands.of(a, b);
    if (both.shorterLength == 0) {
      return 0;
    }
    int distance =
        both.shorterLength <= PositionMasks.MAX_POSITIONS
            ? distanceByBits(both)
            : distanceByRows(both);
    return 1 - (double) distance / both.longerLength;
  }

  /** Walks the longer value; bit i of a word speaks of position i of the shorter. */
  private int distanceByBits(Comparands both) {
    both.masks.load(both.shorter, 0, both.shorterLength);
    long last = 1L << (both.shorterLength - 1);
    int distance = both.shorterLength;
    long risesDown = -1;
    long fallsDown = 0;
    long diagonalZero = 0;
    long previousMatches = 0;
    for (int j = 0; j < both.longerLength; j++) {
      long matches = both.masks.of(both.longer[j]);
      long swapped = swapsNeighbours ? ((~diagonalZero & matches) << 1) & previousMatches : 0;
      diagonalZero =
          (((matches & risesDown) + risesDown) ^ risesDown) | matches | fallsDown | swapped;
      long risesAcross = fallsDown | ~(diagonalZero | risesDown);
      long fallsAcross = diagonalZero & risesDown;
      distance += (risesAcross & last) != 0 ? 1 : 0;
      distance -= (fallsAcross & last) != 0 ? 1 : 0;
      risesAcross = (risesAcross << 1) | 1;
      risesDown = (fallsAcross << 1) | ~(diagonalZero | risesAcross);
      fallsDown = risesAcross & diagonalZero;
      previousMatches = matches;
    }
    return distance;
  }

  /** The textbook matrix, of which three rows are kept. */
  private int distanceByRows(Comparands both) {
    int[] x = both.longer;
    int[] y = both.shorter;
    int width = both.shorterLength;
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= both.longerLength; i++) {
      row[0] = i;
      for (int j = 1; j <= width; j++) {
        int cost = x[i - 1] == y[j - 1] ? 0 : 1;
        int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
        if (swapsNeighbours && i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        row[j] = best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[width];
  }
}
