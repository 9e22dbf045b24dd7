package dev.tributary.blocking;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The character n-grams of a text, each once: all runs of so many characters, with one blank before
 * and after the text, so that its beginning and end count too.
 */
final class CharacterGrams {
  /** Of a longer text only the beginning counts, as keys grow with the length. */
  static final int MOST_CHARACTERS = 120;

  private final int size;

  CharacterGrams(int size) {
    if (size < 2 || size > 8) {
      throw new IllegalArgumentException("n-grams have 2 to 8 characters, not " + size);
    }
    this.size = size;
  }

  /** The n-grams in the order of the text; of a text shorter than one the padded text itself. */
  Set<String> of(String text) {
    int[] points = (" " + text + " ").codePoints().limit(MOST_CHARACTERS + 2).toArray();
    Set<String> grams = new LinkedHashSet<>();
    if (text.isEmpty()) {
      return grams;
    }
    for (int i = 0; i + size <= points.length; i++) {
      grams.add(new String(points, i, size));
    }
    if (grams.isEmpty()) {
      grams.add(new String(points, 0, points.length));
    }
    return grams;
  }

  /** The share of the n-grams of two texts that both have. */
  double similarity(String a, String b) {
    Set<String> x = of(a);
    Set<String> y = of(b);
    long shared = x.stream().filter(y::contains).count();
    long all = x.size() + y.size() - shared;
    return all == 0 ? 1 : (double) shared / all;
  }
}
