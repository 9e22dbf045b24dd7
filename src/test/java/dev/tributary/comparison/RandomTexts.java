package dev.tributary.comparison;

import java.util.Random;

/** Texts of many kinds and pairs of them that are alike, the same for the same seed. */
final class RandomTexts {
  private static final String[] ALPHABETS = {
    "ab",
    "abcdefghijklmnopqrstuvwxyz",
    "abc 12",
    "éèüßñøłœ",
    "ёжиклмнопрст",
    "山田太郎佐藤花子",
    "😀😁𝒜𐐷a",
    "ĀĐĦŁŒ\uD83D\uDE00z"
  };

  private final Random random;

  RandomTexts(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String next(int maxLength) {
    return ofAlphabet(ALPHABETS[random.nextInt(ALPHABETS.length)], random.nextInt(maxLength + 1));
  }

  /** Only characters of the basic plane, where a char is a code point. */
  String nextBasic(int maxLength) {
    return ofAlphabet(ALPHABETS[random.nextInt(6)], random.nextInt(maxLength + 1));
  }

  /** The text after a few edits. */
  String edited(String text) {
    StringBuilder edited = new StringBuilder(text);
    for (int edits = random.nextInt(4); edits > 0 && edited.length() > 1; edits--) {
      int at = random.nextInt(edited.length() - 1);
      switch (random.nextInt(4)) {
        case 0 -> edited.deleteCharAt(at);
        case 1 -> edited.insert(at, edited.charAt(at + 1));
        case 2 -> edited.setCharAt(at, 'x');
        default -> {
          char first = edited.charAt(at);
          edited.setCharAt(at, edited.charAt(at + 1));
          edited.setCharAt(at + 1, first);
        }
      }
    }
    return edited.toString();
  }

  private String ofAlphabet(String alphabet, int length) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
