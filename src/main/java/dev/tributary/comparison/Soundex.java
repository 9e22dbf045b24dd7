package dev.tributary.comparison;

/**
 * American Soundex: a letter and three digits, as the United States National Archives index the
 * census by it. H and W do not separate letters of one digit, vowels do.
 */
public final class Soundex {
  private static final int LENGTH = 4;

  /** The digits of A to Z; 0 for a vowel, - for H and W. */
  private static final String DIGITS = "0123012-02245501262301-202";

  private Soundex() {}

  /** The code of a value, empty where it has no letter that English knows. */
  public static String code(String value) {
    String letters = EnglishLetters.of(value);
    if (letters.isEmpty()) {
      return "";
    }
    StringBuilder code = new StringBuilder(LENGTH).append(letters.charAt(0));
    char last = digit(letters.charAt(0));
    for (int i = 1; i < letters.length() && code.length() < LENGTH; i++) {
      char digit = digit(letters.charAt(i));
      if (digit == '-') {
        continue;
      }
      if (digit != '0' && digit != last) {
        code.append(digit);
      }
      last = digit;
    }
    return code.append("000", 0, LENGTH - code.length()).toString();
  }

  private static char digit(char letter) {
    return DIGITS.charAt(letter - 'A');
  }
}
