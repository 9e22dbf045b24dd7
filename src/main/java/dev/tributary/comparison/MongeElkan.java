package dev.tributary.comparison;

import java.util.List;

/**
 * Compares word by word: each word of one value with the word of the other that is most like it. It
 * forgives the order of words, words left out, and misspellings within them.
 *
 * <p>The mean over the words of one value of {@code max inner(word, other word)}; source: A. Monge
 * and C. Elkan, The field matching problem: algorithms and applications, 1996. That measure says
 * something else with the values exchanged, so the mean of both directions counts here.
 */
final class MongeElkan implements Similarity {
  private final Similarity inner;

  MongeElkan(Similarity inner) {
    this.inner = inner;
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
    // The order of the summands must not depend on the order of the values.
    return (meanOfBest(x, y) + meanOfBest(y, x)) / 2;
  }

  private double meanOfBest(List<String> from, List<String> to) {
    double sum = 0;
    for (String word : from) {
      double best = 0;
      for (String other : to) {
        best = Math.max(best, inner.of(word, other));
      }
      sum += best;
    }
    return sum / from.size();
  }
}
