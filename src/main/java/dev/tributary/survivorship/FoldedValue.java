package dev.tributary.survivorship;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which two spellings of one value are equal: without regard to case, to spacing and to
 * the ways in which Unicode can write a character.
 */
final class FoldedValue {
  private FoldedValue() {}

  /** Empty where there is nothing to be seen. */
  static String of(String value) {
    return isPlain(value) ? value.toLowerCase(Locale.ROOT) : folded(value);
  }

  /** Says whether folding only changes the case: most values are ASCII with single spaces. */
  private static boolean isPlain(String value) {
    boolean afterSpace = true;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean space = character == ' ';
      if (character < ' ' || character > '~' || (space && afterSpace)) {
        return false;
      }
      afterSpace = space;
    }
    return !afterSpace || value.isEmpty();
  }

  private static String folded(String value) {
    String composed = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(composed.length());
    boolean gap = false;
    for (int i = 0; i < composed.length(); ) {
      int point = composed.codePointAt(i);
      i += Character.charCount(point);
      if (isSpace(point)) {
        gap = folded.length() > 0;
      } else if (isVisible(point)) {
        folded.append(gap ? " " : "").appendCodePoint(point);
        gap = false;
      }
    }
    return folded.toString();
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isVisible(int point) {
    int type = Character.getType(point);
    return type != Character.FORMAT && type != Character.CONTROL;
  }
}
