package dev.tributary.comparison;

import java.util.List;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * Says whether two values sound alike by L. Philips' Double Metaphone (2000), which gives a word up
 * to two codes: one as English says it, one as the language it comes from does.
 *
 * <p>Word by word: both values have as many words, and the words at one place share a code.
 */
final class DoubleMetaphones implements Similarity {
  private static final DoubleMetaphone CODES = codes();

  /** Codes are not cut at four letters, as the library would do. */
  private static final int LONGEST_CODE = 64;

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
      if (!soundAlike(x.get(i), y.get(i))) {
        return 0;
      }
    }
    return 1;
  }

  /** Words without a sound (digits, other scripts) are alike only where they are equal. */
  private static boolean soundAlike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
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
