package dev.tributary.normalisation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * VAT and tax numbers: upper case without spaces, dashes, dots. Valid are 5 to 20 ASCII letters and
 * digits with at least two digits among them; check digits are not looked at. A number that begins
 * with a digit gets the letters of the default region, where VAT numbers there have any: 399269324
 * is DE399269324 in Germany.
 */
final class VatNormaliser implements Normaliser {
  private static final int MIN_LENGTH = 5;
  private static final int MAX_LENGTH = 20;
  private static final int MIN_DIGITS = 2;

  /** What VAT numbers of a country begin with, where that is not the country's code. */
  private static final Map<String, String> OTHER_LETTERS = Map.of("GR", "EL");

  private static final Set<String> COUNTRIES =
      Set.of(
          "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
              .split(" "));

  private final String letters;

  VatNormaliser(String defaultRegion) {
    letters =
        COUNTRIES.contains(defaultRegion)
            ? OTHER_LETTERS.getOrDefault(defaultRegion, defaultRegion)
            : "";
  }

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
    return isPlausible(number) ? Normalised.of(whole(number)) : Normalised.invalid(number);
  }

  private String whole(String number) {
    boolean without = Character.isDigit(number.charAt(0));
    return without && number.length() + letters.length() <= MAX_LENGTH ? letters + number : number;
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
