package dev.tributary.comparison;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * 1 where two values have as many words, and those at one place are alike or equal, else 0.
 *
 * @param alike whether two words are
 */
record WordByWord(BiPredicate<String, String> alike) implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    List<String> x = Words.of(a);
    List<String> y = Words.of(b);
    if (x.isEmpty() || x.size() != y.size()) {
      return 0;
    }
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).equals(y.get(i)) && !alike.test(x.get(i), y.get(i))) {
        return 0;
      }
    }
    return 1;
  }
}
