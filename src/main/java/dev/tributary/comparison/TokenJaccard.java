package dev.tributary.comparison;

import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The share of the words of two values that both have, each word counted once: it forgives any
 * order of words, but no misspelling.
 */
final class TokenJaccard implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Set<String> x = tokens(a);
    Set<String> y = tokens(b);
    int shared = 0;
    for (String token : x) {
      shared += y.contains(token) ? 1 : 0;
    }
    int all = x.size() + y.size() - shared;
    return all == 0 ? 1 : (double) shared / all;
  }

  static Set<String> tokens(String value) {
    Set<String> tokens = new HashSet<>();
    StringTokenizer words = new StringTokenizer(value);
    while (words.hasMoreTokens()) {
      tokens.add(words.nextToken());
    }
    return tokens;
  }
}
