package dev.tributary.normalisation;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;

/**
 * Reads text of any script in plain Latin letters, by the transliterations of Unicode's CLDR:
 * "\u738B\u4F1F" becomes "wang wei". Where a script writes no vowels, none are made up.
 */
public final class LatinLetters {
  /** Letters by letters, then without their marks; case and punctuation stay. */
  private static final String RULES = "Any-Latin; Latin-ASCII";

  /** How many characters are read: no name comes near it, and the rules are slow on a document. */
  private static final int MAX_LENGTH = 1024;

  private LatinLetters() {}

  /** A normaliser that sees values in Latin letters. */
  public static Normaliser before(Normaliser normaliser) {
    return raw -> normaliser.normalise(of(raw));
  }

  /** The text in Latin letters; as it is where it has no others. */
  static String of(String text) {
    if (TextFolding.isAscii(text) || text.codePoints().noneMatch(LatinLetters::isForeign)) {
      return text;
    }
    int end = Math.min(text.length(), MAX_LENGTH);
    boolean cutsPair = end < text.length() && Character.isLowSurrogate(text.charAt(end));
    return Rules.TO_LATIN.transliterate(text.substring(0, cutsPair ? end - 1 : end));
  }

  /** Latin letters with marks on them are for folding, which normalisers do anyway. */
  private static boolean isForeign(int point) {
    return Character.isLetter(point) && UnicodeScript.of(point) != UnicodeScript.LATIN;
  }

  /** Loaded with the first text that needs it: most data never do. */
  private static final class Rules {
    static final Transliterator TO_LATIN = Transliterator.getInstance(RULES);
  }
}
