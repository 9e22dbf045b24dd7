package dev.tributary.normalisation;

import java.util.Locale;

/**
 * Postal codes: upper case without spaces and dashes, leading zeros kept. ZIP+4 codes lose the last
 * four digits, and a country's letters in front ("D-10115") go.
 */
final class PostalCodeNormaliser implements Normaliser {
  private static final int ZIP = 5;
  private static final int ZIP_PLUS_4 = 9;
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 10;

  private final boolean unitedStates;

  PostalCodeNormaliser(String region) {
    this.unitedStates = region.equals("US");
  }

  @Override
  public Normalised normalise(String raw) {
    String words = TextFolding.words(raw);
    if (words.isEmpty()) {
      return Normalised.remaining(words, raw);
    }
    if (!TextFolding.isAscii(words)) {
      return Normalised.invalid(words);
    }
    String code = withoutCountry(words.replace(" ", ""), words).toUpperCase(Locale.ROOT);
    if (isZipPlus4(code, words)) {
      return Normalised.of(code.substring(0, ZIP));
    }
    return isPlausible(code) ? Normalised.of(code) : Normalised.invalid(code);
  }

  /** One or two letters, then nothing but four or more digits behind a gap. */
  private static String withoutCountry(String code, String words) {
    int gap = words.indexOf(' ');
    boolean country =
        (gap == 1 || gap == 2)
            && digitsFrom(code, 0) == 0
            && digitsFrom(code, 1) == (gap == 1 ? code.length() - 1 : 0)
            && digitsFrom(code, gap) == code.length() - gap
            && code.length() - gap >= 4;
    return country ? code.substring(gap) : code;
  }

  private static int digitsFrom(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private boolean isZipPlus4(String code, String words) {
    return code.length() == ZIP_PLUS_4
        && digitsFrom(code, 0) == ZIP_PLUS_4
        && (unitedStates || words.indexOf(' ') == ZIP);
  }

  private static boolean isPlausible(String code) {
    return code.length() >= MIN_LENGTH
        && code.length() <= MAX_LENGTH
        && code.chars().anyMatch(Character::isDigit);
  }
}
