package dev.tributary.comparison;

/**
 * The phonetic code by L. Philips, Hanging on the Metaphone, 1990: consonants as English speaks
 * them, vowels only at the start. {@code 0} stands for th, {@code X} for sh.
 *
 * <p>The code is not cut at four letters, as some tools do: names of several words would be told
 * apart by their first only.
 */
public final class Metaphone {
  private static final char NONE = '\0';

  private final String letters;
  private final StringBuilder code = new StringBuilder();
  private int at;

  private Metaphone(String letters) {
    this.letters = letters;
  }

  /** The code of a value, empty where it has no letter that English knows. */
  public static String code(String value) {
    String letters = EnglishLetters.of(value);
    return letters.isEmpty() ? "" : new Metaphone(spokenStart(letters)).encode();
  }

  /** Takes off what is silent at the start: the K of knight, the W of wright. */
  private static String spokenStart(String letters) {
    if (letters.startsWith("X")) {
      return "S" + letters.substring(1);
    }
    if (letters.startsWith("WH")) {
      return "W" + letters.substring(2);
    }
    boolean firstIsSilent =
        letters.startsWith("KN")
            || letters.startsWith("GN")
            || letters.startsWith("PN")
            || letters.startsWith("WR")
            || letters.startsWith("AE");
    return firstIsSilent ? letters.substring(1) : letters;
  }

  private String encode() {
    for (at = 0; at < letters.length(); at++) {
      char letter = letters.charAt(at);
      if (letter == 'C' || letter != ahead(-1)) {
        encode(letter);
      }
    }
    return code.toString();
  }

  private void encode(char letter) {
    switch (letter) {
      case 'A', 'E', 'I', 'O', 'U' -> {
        if (at == 0) {
          code.append(letter);
        }
      }
      case 'B' -> {
        if (!(ahead(-1) == 'M' && ahead(1) == NONE)) {
          code.append('B');
        }
      }
      case 'C' -> encodeC();
      case 'D' -> code.append(ahead(1) == 'G' && isFront(ahead(2)) ? 'J' : 'T');
      case 'G' -> encodeG();
      case 'H' -> {
        if (isVowel(ahead(1)) && !isOneOf("CSPTG", ahead(-1))) {
          code.append('H');
        }
      }
      case 'K' -> {
        if (ahead(-1) != 'C') {
          code.append('K');
        }
      }
      case 'P' -> code.append(ahead(1) == 'H' ? 'F' : 'P');
      case 'Q' -> code.append('K');
      case 'S' -> {
        boolean hushed = ahead(1) == 'H' || follows("IO") || follows("IA");
        code.append(hushed ? 'X' : 'S');
      }
      case 'T' -> encodeT();
      case 'V' -> code.append('F');
      case 'W', 'Y' -> {
        if (isVowel(ahead(1))) {
          code.append(letter);
        }
      }
      case 'X' -> code.append("KS");
      case 'Z' -> code.append('S');
      default -> code.append(letter); // F, J, L, M, N and R sound as they are written.
    }
  }

  private void encodeC() {
    if (isFront(ahead(1))) {
      if (ahead(-1) != 'S') {
        code.append(follows("IA") ? 'X' : 'S');
      }
    } else if (ahead(1) == 'H') {
      boolean hard = ahead(-1) == 'S' || (at == 0 && !isVowel(ahead(2)));
      code.append(hard ? 'K' : 'X');
    } else if (ahead(-1) != 'C') {
      code.append('K');
    }
  }

  private void encodeG() {
    boolean silentBeforeH = ahead(1) == 'H' && !isVowel(ahead(2));
    boolean silentBeforeN =
        ahead(1) == 'N' && (ahead(2) == NONE || (follows("NED") && ahead(4) == NONE));
    boolean spokenWithD = ahead(-1) == 'D' && isFront(ahead(1));
    if (silentBeforeH || silentBeforeN || spokenWithD) {
      return;
    }
    // The second G of a pair is skipped, so the first is the one to know that it is hard.
    code.append(isFront(ahead(1)) ? 'J' : 'K');
  }

  private void encodeT() {
    if (follows("IA") || follows("IO")) {
      code.append('X');
    } else if (ahead(1) == 'H') {
      code.append('0');
    } else if (!follows("CH")) {
      code.append('T');
    }
  }

  /** The letter so many places on, or none beyond either end. */
  private char ahead(int places) {
    int index = at + places;
    return index >= 0 && index < letters.length() ? letters.charAt(index) : NONE;
  }

  private boolean follows(String text) {
    return letters.startsWith(text, at + 1);
  }

  private static boolean isVowel(char letter) {
    return isOneOf("AEIOU", letter);
  }

  private static boolean isFront(char letter) {
    return isOneOf("EIY", letter);
  }

  private static boolean isOneOf(String set, char letter) {
    return set.indexOf(letter) >= 0;
  }
}
