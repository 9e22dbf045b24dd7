package dev.tributary.comparison;

/**
 * Says whether two words have the same consonants in the same order, as "faisal" and "fysl". Arabic
 * and Hebrew write hardly any vowels, and whoever writes such names in Latin letters adds them as
 * they please. Vowels, y among them, and doubled letters are left out.
 */
final class Consonants {
  /** With two, "jan", "joan" and "june" would be one name. */
  private static final int FEWEST = 3;

  private Consonants() {}

  static boolean areAlike(String a, String b) {
    String skeleton = skeleton(a);
    return skeleton.length() >= FEWEST && skeleton.equals(skeleton(b));
  }

  private static String skeleton(String word) {
    StringBuilder skeleton = new StringBuilder(word.length());
    for (char letter : EnglishLetters.of(word).toCharArray()) {
      boolean vowel = "AEIOUY".indexOf(letter) >= 0;
      int length = skeleton.length();
      if (!vowel && (length == 0 || skeleton.charAt(length - 1) != letter)) {
        skeleton.append(letter);
      }
    }
    return skeleton.toString();
  }
}
