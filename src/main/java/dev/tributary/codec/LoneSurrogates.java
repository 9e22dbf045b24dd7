package dev.tributary.codec;

/**
 * Replaces halves of surrogate pairs, which JSON can carry as escapes (a name that was cut inside
 * an emoji), by U+FFFD: they are no characters, and no encoder would write them back.
 */
public final class LoneSurrogates {
  private LoneSurrogates() {}

  /** The text itself where there is nothing to replace. */
  public static String replace(String text) {
    int first = firstLone(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (int at = first; at >= 0; at = firstLone(text, at + 1)) {
      clean.setCharAt(at, '\uFFFD');
    }
    return clean.toString();
  }

  private static int firstLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
