package dev.tributary.comparison;

import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * Says whether two words sound alike by L. Philips' Double Metaphone (2000), which gives a word up
 * to two codes, one as English says it, one as the language it comes from does: they share a code.
 */
final class DoubleMetaphones {
  private static final DoubleMetaphone CODES = codes();

  /** Codes are not cut at four letters, as the library would do. */
  private static final int LONGEST_CODE = 64;

  private DoubleMetaphones() {}

  /** Says whether two different words do; those without a sound (digits, other scripts) do not. */
  static boolean soundAlike(String a, String b) {
    String x = EnglishLetters.of(a);
    String y = EnglishLetters.of(b);
    if (x.isEmpty() || y.isEmpty()) {
      return false;
    }
    String first = CODES.doubleMetaphone(x, false);
    String second = CODES.doubleMetaphone(x, true);
    String otherFirst = CODES.doubleMetaphone(y, false);
    String otherSecond = CODES.doubleMetaphone(y, true);
    return isSound(first, otherFirst)
        || isSound(first, otherSecond)
        || isSound(second, otherFirst)
        || isSound(second, otherSecond);
  }

  private static boolean isSound(String code, String other) {
    return code != null && !code.isEmpty() && code.equals(other);
  }

  private static DoubleMetaphone codes() {
    DoubleMetaphone codes = new DoubleMetaphone();
    codes.setMaxCodeLen(LONGEST_CODE);
    return codes;
  }
}
