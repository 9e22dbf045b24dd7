package dev.tributary.normalisation;

/** Numbers that are names (accounts, tax ids): their digits in ASCII, nothing else. */
final class DigitsNormaliser implements Normaliser {
  @Override
  public Normalised normalise(String raw) {
    return Normalised.remaining(digits(raw), raw);
  }

  /** The decimal digits of any script, in ASCII. */
  static String digits(String raw) {
    StringBuilder digits = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      i += Character.charCount(point);
      int digit = Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER ? value(point) : -1;
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    return digits.toString();
  }

  private static int value(int point) {
    return point < 0x80 ? point - '0' : Character.digit(point, 10);
  }
}
