package dev.tributary.demo;

/** Makes typing errors. */
final class Typist {
  private static final String LETTERS = "etaoinshrdlucmfwypvbgkqjxz";

  private Typist() {}

  /** The text with one letter too many, too few, wrong, or two swapped; never the same text. */
  static String slip(String text, Dice dice) {
    if (text.length() < 2) {
      return text + letter(dice);
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      String slipped = once(text, dice);
      if (!slipped.equalsIgnoreCase(text)) {
        return slipped;
      }
    }
    return text + letter(dice);
  }

  private static String once(String text, Dice dice) {
    int at = dice.between(1, text.length() - 1);
    return switch (dice.below(4)) {
      case 0 -> text.substring(0, at) + letter(dice) + text.substring(at);
      case 1 -> text.length() < 4 ? text : text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + letter(dice) + text.substring(at + 1);
      default -> swapped(text, at);
    };
  }

  private static String swapped(String text, int at) {
    if (at + 1 >= text.length()) {
      return text;
    }
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  /** Two neighbouring digits change places; the same number where none differ. */
  static String swapDigits(String digits, Dice dice) {
    int from = dice.between(3, digits.length() - 2);
    for (int at = from; at + 1 < digits.length(); at++) {
      if (digits.charAt(at) != digits.charAt(at + 1)) {
        return swapped(digits, at);
      }
    }
    return digits;
  }

  private static char letter(Dice dice) {
    return LETTERS.charAt(dice.below(LETTERS.length()));
  }
}
