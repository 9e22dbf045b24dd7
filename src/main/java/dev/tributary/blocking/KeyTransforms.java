package dev.tributary.blocking;

import java.util.function.UnaryOperator;

/** The transforms of key values that need no more than the value's characters. */
public final class KeyTransforms {
  private static final int YEAR_DIGITS = 4;

  private KeyTransforms() {}

  public static UnaryOperator<String> exact() {
    return UnaryOperator.identity();
  }

  /** The first characters; a shorter value whole. */
  public static UnaryOperator<String> prefix(int length) {
    checkLength(length);
    return value ->
        value.codePointCount(0, value.length()) <= length
            ? value
            : value.substring(0, value.offsetByCodePoints(0, length));
  }

  /**
   * The last digits, whatever stands between them; nothing where there are fewer, since a fragment
   * of a number brings strangers together.
   */
  public static UnaryOperator<String> lastDigits(int length) {
    checkLength(length);
    return value -> {
      String digits = digits(value);
      return digits.length() < length ? "" : digits.substring(digits.length() - length);
    };
  }

  /** The year of a date written year first, as normalised dates are; else nothing. */
  public static UnaryOperator<String> year() {
    return value -> {
      String start = value.substring(0, Math.min(value.length(), YEAR_DIGITS));
      return digits(start).length() == YEAR_DIGITS ? digits(start) : "";
    };
  }

  /** The decimal digits of any script, as 0 to 9. */
  private static String digits(String value) {
    StringBuilder digits = new StringBuilder();
    value
        .codePoints()
        .filter(Character::isDigit)
        .forEach(point -> digits.append(Character.digit(point, 10)));
    return digits.toString();
  }

  private static void checkLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a key takes at least 1 character, not " + length);
    }
  }
}
