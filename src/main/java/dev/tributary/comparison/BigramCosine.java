package dev.tributary.comparison;

import java.util.Arrays;

/**
 * The cosine of the angle between the bigram counts of two values: it forgives a changed order of
 * words, as in addresses. A value of a single character is its own and only bigram.
 */
final class BigramCosine implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Comparands both = Comparands.of(a, b);
    if (both.shorterLength == 0) {
      return 0;
    }
    long[] x = sortedBigrams(both.shorter, both.shorterLength);
    long[] y = sortedBigrams(both.longer, both.longerLength);
    double norms = Math.sqrt((double) dot(x, x) * dot(y, y));
    return Math.min(1, dot(x, y) / norms);
  }

  /** A bigram as one number, so that sorting brings equal ones together. */
  private static long[] sortedBigrams(int[] points, int length) {
    if (length == 1) {
      return new long[] {points[0]};
    }
    long[] bigrams = new long[length - 1];
    for (int i = 0; i < bigrams.length; i++) {
      // One is added since a bigram must differ from a value of its second character alone.
      bigrams[i] = ((points[i] + 1L) << Integer.SIZE) | points[i + 1];
    }
    Arrays.sort(bigrams);
    return bigrams;
  }

  /** The sum over all bigrams of how often x has it times how often y has it. */
  private static long dot(long[] x, long[] y) {
    long sum = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      if (x[i] < y[j]) {
        i++;
      } else if (x[i] > y[j]) {
        j++;
      } else {
        int endX = endOfRun(x, i);
        int endY = endOfRun(y, j);
        sum += (long) (endX - i) * (endY - j);
        i = endX;
        j = endY;
      }
    }
    return sum;
  }

  private static int endOfRun(long[] sorted, int start) {
    int end = start + 1;
    while (end < sorted.length && sorted[end] == sorted[start]) {
      end++;
    }
    return end;
  }
}
