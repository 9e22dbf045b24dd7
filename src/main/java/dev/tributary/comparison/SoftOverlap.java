package dev.tributary.comparison;

import java.util.List;

/**
 * How much of the shorter of two values the longer one says too, misspelt or not: the mean over the
 * words of the shorter of the likeness of that word in the other which is most like it, by
 * Jaro-Winkler, as far as it is at least {@value #LEAST}. It is one direction of A. Monge and C.
 * Elkan's measure (1996). Of two values with as many words each the less favourable direction
 * counts.
 *
 * <p>Words with a digit are the same or they are not: house 12 is not almost house 13.
 */
final class SoftOverlap implements Similarity {
  /** Below this two words have nothing to do with each other; two short ones are soon alike. */
  private static final double LEAST = 0.85;

  private final double weightOfNumbers;

  /**
   * @param weightOfNumbers how many words a word with a digit counts for
   */
  SoftOverlap(double weightOfNumbers) {
    this.weightOfNumbers = weightOfNumbers;
  }

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    List<String> x = Words.of(a);
    List<String> y = Words.of(b);
    if (x.isEmpty() || y.isEmpty()) {
      return 0;
    }
    if (x.size() == y.size()) {
      return Math.min(share(x, y), share(y, x));
    }
    return x.size() < y.size() ? share(x, y) : share(y, x);
  }

  /** The share of the words of one value that are in the other. */
  private double share(List<String> words, List<String> in) {
    double found = 0;
    double all = 0;
    for (String word : words) {
      double weight = hasDigit(word) ? weightOfNumbers : 1;
      found += weight * best(word, in);
      all += weight;
    }
    return found / all;
  }

  private static double best(String word, List<String> in) {
    if (in.contains(word)) {
      return 1;
    }
    double best = 0;
    if (!hasDigit(word)) {
      for (String other : in) {
        best =
            hasDigit(other)
                ? best
                : Math.max(best, JaroSimilarity.WITH_WINKLER_PREFIX.of(word, other));
      }
    }
    return best >= LEAST ? best : 0;
  }

  private static boolean hasDigit(String word) {
    return word.codePoints().anyMatch(Character::isDigit);
  }
}
