package dev.tributary.normalisation;

import java.util.Locale;

/**
 * VAT and tax numbers: upper case without spaces, dashes, dots. Valid are 5 to 20 ASCII letters and
 * digits with at least two digits among them; check digits are not looked at.
 */
final class VatNormaliser implements Normaliser {
  private static final int MIN_LENGTH = 5;
  private static final int MAX_LENGTH = 20;
  private static final int MIN_DIGITS = 2;

  @Override
  public Normalised normalise(String raw) {
    String words = TextFolding.words(raw);
    if (!TextFolding.isAscii(words)) {
      return Normalised.invalid(words);
    }
    String number = words.replace(" ", "").toUpperCase(Locale.ROOT);
    if (number.isEmpty()) {
      return Normalised.remaining(number, raw);
    }
    return isPlausible(number) ? Normalised.of(number) : Normalised.invalid(number);
  }

  private static boolean isPlausible(String number) {
    int digits = 0;
    for (int i = 0; i < number.length(); i++) {
      if (Character.isDigit(number.charAt(i))) {
        digits++;
      }
    }
    return number.length() >= MIN_LENGTH && number.length() <= MAX_LENGTH && digits >= MIN_DIGITS;
  }
}
