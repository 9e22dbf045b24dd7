package dev.tributary.comparison;

import java.util.function.BiPredicate;

/**
 * Says whether one value may be a short form of the other: 1 where, word by word, one of the two
 * may be the other's short form, else 0. Words that only one of them has at its end are left out of
 * account; at least one is compared.
 *
 * @param shortens whether the first word may be a short form of the second
 */
record Abbreviation(BiPredicate<String, String> shortens) implements Similarity {
  /** Any beginning is a short form: "j p" of "john paul", "alex lee" of "alexander lee". */
  static final Abbreviation BY_BEGINNING = new Abbreviation((a, b) -> b.startsWith(a));

  /**
   * Words are equal, or one is the initial of the other: "j paul" and "john p". A longer beginning
   * is none, as "anna" and "annabelle" are two names.
   */
  static final Abbreviation BY_INITIAL =
      new Abbreviation((a, b) -> a.equals(b) || (isLetter(a) && b.startsWith(a)));

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    String[] x = a.strip().split("[\\s.]+");
    String[] y = b.strip().split("[\\s.]+");
    int words = Math.min(x.length, y.length);
    for (int i = 0; i < words; i++) {
      boolean shortened = shortens.test(x[i], y[i]) || shortens.test(y[i], x[i]);
      if (x[i].isEmpty() || y[i].isEmpty() || !shortened) {
        return 0;
      }
    }
    return words == 0 ? 0 : 1;
  }

  private static boolean isLetter(String word) {
    return word.codePointCount(0, word.length()) == 1 && Character.isLetter(word.codePointAt(0));
  }
}
