package dev.tributary.search;

import dev.tributary.normalisation.TextFolding;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts as they are indexed and as they are looked for: without regard to case, accents,
 * apostrophes and the writing of numbers.
 */
final class SearchWords {
  /** What of a word counts, in UTF-16 units. */
  static final int LONGEST_WORD = 64;

  /** What of a value is compared as a whole, in UTF-16 units. */
  static final int LONGEST_VALUE = 256;

  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 20;
  private static final int LONGEST_END = 10;
  private static final String BETWEEN_DIGITS = " +-./()";

  private SearchWords() {}

  /** The words of a text, in its order; a word that is there twice comes twice. */
  static List<String> of(String text) {
    String words = TextFolding.words(text);
    List<String> all = new ArrayList<>();
    int begin = 0;
    while (begin < words.length()) {
      int space = words.indexOf(' ', begin);
      int end = space < 0 ? words.length() : space;
      all.add(cut(words.substring(begin, end), LONGEST_WORD));
      begin = end + 1;
    }
    return all;
  }

  /** A text as a whole. */
  static String whole(String text) {
    return cut(TextFolding.fold(text), LONGEST_VALUE);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean apart = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, apart ? longest - 1 : longest);
  }

  /**
   * What numbers of telephones end with, the longest first: they are written with and without the
   * code of a country. Empty where the text is no such number.
   */
  static List<String> endsOfNumber(String text) {
    String digits = digits(text);
    List<String> ends = new ArrayList<>();
    int longest = Math.min(LONGEST_END, digits.length());
    for (int length = longest; length >= FEWEST_DIGITS; length--) {
      ends.add(digits.substring(digits.length() - length));
    }
    return ends;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (c != '0' || digits.length() > 0) {
          digits.append(c);
        }
      } else if (BETWEEN_DIGITS.indexOf(c) < 0) {
        return "";
      }
    }
    return digits.length() > MOST_DIGITS ? "" : digits.toString();
  }
}
