package dev.tributary.comparison;

/**
 * Says whether two values are the same: without regard to case and surrounding space, numbers by
 * value (100 is 100.0). A blank value is the same as nothing, not even as another blank one.
 *
 * <p>What starts with a zero or a plus is no number but a code, such as a postal code or a phone:
 * 0123 is not 123.
 */
public final class ExactMatch {
  private ExactMatch() {}

  public static boolean agree(String a, String b) {
    if (a.equals(b)) {
      return !a.isBlank();
    }
    String x = a.strip();
    String y = b.strip();
    if (x.isEmpty() || y.isEmpty()) {
      return false;
    }
    return x.equalsIgnoreCase(y) || (isNumber(x) && isNumber(y) && sameNumber(x, y));
  }

  /** An optional minus, digits without a leading zero, an optional fraction. */
  private static boolean isNumber(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int point = endOfDigits(text, start);
    int digits = point - start;
    if (digits == 0 || (digits > 1 && text.charAt(start) == '0')) {
      return false;
    }
    return point == text.length()
        || (text.charAt(point) == '.'
            && point + 1 < text.length()
            && endOfDigits(text, point + 1) == text.length());
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Two numerals of one value differ in nothing but zeros at the end of the fraction. */
  private static boolean sameNumber(String x, String y) {
    int length = significantLength(x);
    return length == significantLength(y) && x.regionMatches(0, y, 0, length);
  }

  private static int significantLength(String number) {
    if (number.indexOf('.') < 0) {
      return number.length();
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.charAt(end - 1) == '.' ? end - 1 : end;
  }
}
