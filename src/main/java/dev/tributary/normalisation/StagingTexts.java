package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What staging functions do to one text: literal, without patterns. */
final class StagingTexts {
  private StagingTexts() {}

  /** The pieces between white space of any kind; the caller may change the list. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** The pieces between the separators, empty ones included. */
  static List<String> split(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      pieces.add(text.substring(start, at));
      start = at + separator.length();
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /** A piece by its place, 1 for the first and -1 for the last; empty where there is none. */
  static String part(String text, String separator, int index) {
    List<String> pieces = split(text, separator);
    int at = index > 0 ? index - 1 : pieces.size() + index;
    return at >= 0 && at < pieces.size() ? pieces.get(at) : "";
  }

  /** What stands before the first separator: all of the text where there is none. */
  static String before(String text, String separator) {
    int at = text.indexOf(separator);
    return at < 0 ? text : text.substring(0, at);
  }

  /** What stands behind the first separator: nothing where there is none. */
  static String after(String text, String separator) {
    int at = text.indexOf(separator);
    return at < 0 ? "" : text.substring(at + separator.length());
  }

  /** Upper case where a word begins, behind hyphens, and behind an initial: "Anne-Marie O'Neil". */
  static String titleCase(String text) {
    StringBuilder result = new StringBuilder(text.length());
    String lower = text.toLowerCase(Locale.ROOT);
    int wordStart = -1;
    for (int i = 0; i < lower.length(); ) {
      int point = lower.codePointAt(i);
      boolean letter = TextFolding.isWordPart(point);
      boolean apostrophe = point == '\'' || point == 0x2019;
      if (letter && wordStart < 0) {
        wordStart = i;
        result.appendCodePoint(Character.toTitleCase(point));
      } else {
        result.appendCodePoint(point);
      }
      boolean goesOn = letter || (apostrophe && wordStart >= 0 && i - wordStart > 1);
      if (!goesOn) {
        wordStart = -1;
      }
      i += Character.charCount(point);
    }
    return result.toString();
  }
}
