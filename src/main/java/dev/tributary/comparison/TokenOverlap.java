package dev.tributary.comparison;

import java.util.Set;

/**
 * The share of the words of the shorter of two values that the longer one has too, each word
 * counted once: 1 where one says all that the other does, and perhaps more. The overlap coefficient
 * of Szymkiewicz and Simpson.
 */
final class TokenOverlap implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Set<String> x = TokenJaccard.tokens(a);
    Set<String> y = TokenJaccard.tokens(b);
    Set<String> shorter = x.size() <= y.size() ? x : y;
    Set<String> longer = x.size() <= y.size() ? y : x;
    if (shorter.isEmpty()) {
      return 0;
    }
    return (double) shorter.stream().filter(longer::contains).count() / shorter.size();
  }
}
