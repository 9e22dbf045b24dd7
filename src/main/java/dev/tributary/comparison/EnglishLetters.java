package dev.tributary.comparison;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What the phonetic codes read: the letters of a value as A to Z, accents taken off, everything
 * else left out.
 */
final class EnglishLetters {
  private EnglishLetters() {}

  static String of(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    String plain =
        isAscii(upper)
            ? upper
            : Normalizer.normalize(upper, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      append(plain.charAt(i), letters);
    }
    return letters.toString();
  }

  private static boolean isAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Normalisation takes accents off, but leaves the letters of their own right below. */
  private static void append(char letter, StringBuilder to) {
    if (letter >= 'A' && letter <= 'Z') {
      to.append(letter);
      return;
    }
    switch (letter) {
      case 'Æ' -> to.append("AE");
      case 'Œ' -> to.append("OE");
      case 'Ø' -> to.append('O');
      case 'Ł' -> to.append('L');
      case 'Đ', 'Ð' -> to.append('D');
      case 'Þ' -> to.append("TH");
      case 'İ' -> to.append('I');
      default -> {}
    }
  }
}
