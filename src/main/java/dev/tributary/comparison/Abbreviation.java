package dev.tributary.comparison;

/**
 * Says whether one value may be a short form of the other: 1 where, word by word, one of the two is
 * the beginning of the other ("j p" and "john paul", "alex lee" and "alexander lee"), else 0. Words
 * that only one of them has at its end are left out of account; at least one is compared.
 */
final class Abbreviation implements Similarity {
  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    String[] x = a.strip().split("[\\s.]+");
    String[] y = b.strip().split("[\\s.]+");
    int words = Math.min(x.length, y.length);
    for (int i = 0; i < words; i++) {
      boolean shortened = x[i].startsWith(y[i]) || y[i].startsWith(x[i]);
      if (x[i].isEmpty() || y[i].isEmpty() || !shortened) {
        return 0;
      }
    }
    return words == 0 ? 0 : 1;
  }
}
