package dev.tributary.comparison;

import java.util.List;

/**
 * Says whether two values have the same consonants in the same order, word by word: 1 for "faisal"
 * and "fysl", else 0. Arabic and Hebrew write hardly any vowels, and whoever writes such names in
 * Latin letters adds them as they please. Vowels, y among them, and doubled letters are left out;
 * of a word at least {@value #FEWEST} consonants have to be left, or it has to be equal.
 */
final class Consonants implements Similarity {
  /** With two, "jan", "joan" and "june" would be one name. */
  private static final int FEWEST = 3;

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
      if (!x.get(i).equals(y.get(i)) && !areAlike(x.get(i), y.get(i))) {
        return 0;
      }
    }
    return 1;
  }

  private static boolean areAlike(String a, String b) {
    String skeleton = skeleton(a);
    return skeleton.length() >= FEWEST && skeleton.equals(skeleton(b));
  }

  private static String skeleton(String word) {
    StringBuilder skeleton = new StringBuilder(word.length());
    for (char letter : EnglishLetters.of(word).toCharArray()) {
      boolean vowel = "AEIOUYaeiouy".indexOf(letter) >= 0;
      int length = skeleton.length();
      if (!vowel && (length == 0 || skeleton.charAt(length - 1) != letter)) {
        skeleton.append(letter);
      }
    }
    return skeleton.toString();
  }
}
