package dev.tributary.normalisation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Folds text so that spellings which mean the same become equal; all methods are idempotent.
 *
 * <p>ASCII takes a short way through every method: it is what most records are made of, and Unicode
 * normalisation costs ten times as much as all the rest.
 */
public final class TextFolding {
  private TextFolding() {}

  /** The text without white space and invisible characters at its ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** NFKC, lower case, runs of white space to one space, no invisible characters. */
  static String casefold(String text) {
    if (isAscii(text)) {
      return lowerAndCollapse(text);
    }
    String compatible = Normalizer.normalize(text, Form.NFKC);
    return Normalizer.normalize(lowerAndCollapse(compatible), Form.NFKC);
  }

  /**
   * {@link #casefold} that also takes the diacritics off Latin and Greek letters, spells out
   * letters such as &aelig;, and drops apostrophes; other punctuation and other scripts are left as
   * they are.
   */
  public static String fold(String text) {
    if (isAscii(text)) {
      return lowerAndCollapse(dropApostrophes(text));
    }
    // The acute accent that stands alone is typed as an apostrophe; NFKD would make it a space.
    String apart = Normalizer.normalize(text.replace('\u00B4', '\''), Form.NFKD);
    return Normalizer.normalize(lowerAndCollapse(plainLetters(apart)), Form.NFC);
  }

  /** The letters and digits of {@link #fold} as words with one space between them. */
  public static String words(String text) {
    String folded = fold(text);
    StringBuilder words = new StringBuilder(folded.length());
    boolean gap = false;
    for (int i = 0; i < folded.length(); ) {
      int point = folded.codePointAt(i);
      i += Character.charCount(point);
      if (!isWordPart(point)) {
        gap = true;
        continue;
      }
      if (gap && words.length() > 0) {
        words.append(' ');
      }
      gap = false;
      words.appendCodePoint(point);
    }
    return words.toString();
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Says whether this is a part of a word: a letter, a digit, or a mark on one. */
  static boolean isWordPart(int point) {
    if (point < 0x80) {
      return isAsciiLetter(point) || (point >= '0' && point <= '9');
    }
    return Character.isLetterOrDigit(point) || isMark(point);
  }

  static boolean isAsciiLetter(int point) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  }

  private static boolean isBlank(int point) {
    if (point < 0x80) {
      return point <= ' ' || point == 0x7F;
    }
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || isInvisible(point);
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static String lowerAndCollapse(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point >= 0x80 && isInvisible(point)) {
        continue;
      }
      if (isBlank(point)) {
        gap = true;
        continue;
      }
      if (gap && lower.length() > 0) {
        lower.append(' ');
      }
      gap = false;
      lower.appendCodePoint(toLower(point));
    }
    return lower.toString();
  }

  private static int toLower(int point) {
    if (point < 0x80) {
      return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    }
    int lower = Character.toLowerCase(point);
    // The sigma at the end of a word is the same letter.
    return lower == '\u03C2' ? '\u03C3' : lower;
  }

  private static String dropApostrophes(String text) {
    if (text.indexOf('\'') < 0 && text.indexOf('`') < 0) {
      return text;
    }
    return text.replace("'", "").replace("`", "");
  }

  /** Takes marks off Latin and Greek letters, and marks that stand on nothing. */
  private static String plainLetters(String decomposed) {
    StringBuilder plain = new StringBuilder(decomposed.length());
    boolean marksStay = false;
    for (int i = 0; i < decomposed.length(); ) {
      int point = decomposed.codePointAt(i);
      i += Character.charCount(point);
      if (isApostrophe(point) || isInvisible(point)) {
        continue;
      }
      if (isMark(point)) {
        if (marksStay) {
          plain.appendCodePoint(point);
        }
        continue;
      }
      marksStay = Character.isLetter(point) && keepsMarks(point);
      appendSpelledOut(plain, toLower(point));
    }
    return plain.toString();
  }

  private static boolean isApostrophe(int point) {
    return switch (point) {
      case '\'', '`', 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x2018, 0x2019, 0x201B, 0x2032, 0x05F3 ->
          true;
      default -> false;
    };
  }

  /** A mark on a Cyrillic, Arabic, Indic or Japanese letter makes it another letter. */
  private static boolean keepsMarks(int point) {
    if (point < 0x250) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(point);
    return script != UnicodeScript.LATIN
        && script != UnicodeScript.GREEK
        && script != UnicodeScript.COMMON
        && script != UnicodeScript.INHERITED;
  }

  private static void appendSpelledOut(StringBuilder out, int lower) {
    switch (lower) {
      case 0xDF -> out.append("ss");
      case 0xE6 -> out.append("ae");
      case 0xF8 -> out.append('o');
      case 0xF0, 0x111 -> out.append('d');
      case 0xFE -> out.append("th");
      case 0x127 -> out.append('h');
      case 0x131 -> out.append('i');
      case 0x142 -> out.append('l');
      case 0x14B -> out.append('n');
      case 0x153 -> out.append("oe");
      case 0x167 -> out.append('t');
      case 0x259 -> out.append('e');
      default -> out.appendCodePoint(lower);
    }
  }
}
