package dev.tributary.normalisation;

import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * Names in Chinese, Japanese and Korean characters: the family name stands first, and usually no
 * space behind it. Where nothing tells them apart, the family name is one character of two or three
 * and two of four and more, but for the few family names of two characters that {@code
 * config/name-parts.csv} lists.
 */
final class EastAsianName {
  private static final int LONGEST_WITH_SHORT_FAMILY = 3;

  private EastAsianName() {}

  /**
   * Says whether all words are written so. What is in kana alone may be a foreign name, of which
   * nothing is known.
   */
  static boolean is(List<String> words) {
    return !words.isEmpty()
        && words.stream().flatMapToInt(String::codePoints).allMatch(EastAsianName::isCharacter)
        && isIdeographOrHangul(words.get(0).codePointAt(0));
  }

  /** The name in its parts; one character alone is what the caller says that a single word is. */
  static PersonName parse(List<String> words, boolean singleIsFamily, NameParts parts) {
    if (words.size() > 1) {
      String given = String.join(" ", words.subList(1, words.size()));
      return new PersonName("", given, "", words.get(0), "");
    }
    String word = words.get(0);
    int length = word.codePointCount(0, word.length());
    if (length == 1) {
      return singleIsFamily
          ? new PersonName("", "", "", word, "")
          : new PersonName("", word, "", "", "");
    }
    int end = word.offsetByCodePoints(0, familyLength(word, length, parts));
    return new PersonName("", word.substring(end), "", word.substring(0, end), "");
  }

  private static int familyLength(String word, int length, NameParts parts) {
    if (length > LONGEST_WITH_SHORT_FAMILY) {
      return 2;
    }
    String two = word.substring(0, word.offsetByCodePoints(0, 2));
    boolean known = length > 2 && parts.is(NameParts.Kind.FAMILY, two);
    return known ? 2 : 1;
  }

  private static boolean isIdeographOrHangul(int point) {
    UnicodeScript script = UnicodeScript.of(point);
    return script == UnicodeScript.HAN || script == UnicodeScript.HANGUL;
  }

  private static boolean isCharacter(int point) {
    UnicodeScript script = UnicodeScript.of(point);
    return isIdeographOrHangul(point)
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }
}
