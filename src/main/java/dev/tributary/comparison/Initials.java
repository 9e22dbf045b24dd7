package dev.tributary.comparison;

/**
 * Says whether two values are the same but for initials: 1 where, word by word, they are equal or
 * one of the two is a single letter that the other begins with ("j paul" and "john p"), else 0.
 * Words that only one of them has at its end are left out of account; at least one is compared. A
 * longer beginning is no initial: "anna" and "annabelle" are two names.
 */
final class Initials implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    String[] x = a.strip().split("[\\s.]+");
    String[] y = b.strip().split("[\\s.]+");
    int words = Math.min(x.length, y.length);
    for (int i = 0; i < words; i++) {
      if (x[i].isEmpty() || y[i].isEmpty() || !agree(x[i], y[i])) {
        return 0;
      }
    }
    return words == 0 ? 0 : 1;
  }

  private static boolean agree(String a, String b) {
    return a.equals(b) || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b));
  }

  private static boolean isInitial(String word) {
    return word.codePointCount(0, word.length()) == 1 && Character.isLetter(word.codePointAt(0));
  }
}
