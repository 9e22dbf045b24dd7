package dev.tributary.demo;

/**
 * A value as it stands in a record, and what it stands for.
 *
 * @param text what is written; empty where nothing is
 * @param meaning the true value
 */
record Written(String text, String meaning, Clarity clarity) {
  static final Written NOTHING = new Written("", "", Clarity.VOID);

  static Written clear(String text, String meaning) {
    return new Written(text, meaning, Clarity.CLEAR);
  }

  static Written placeholder(String text) {
    return new Written(text, "", Clarity.VOID);
  }

  boolean isClear() {
    return clarity == Clarity.CLEAR;
  }

  boolean isReadable() {
    return clarity.compareTo(Clarity.BLURRED) >= 0;
  }

  boolean isWritten() {
    return !text.isEmpty();
  }

  boolean agrees(Written other) {
    return isClear() && other.isClear() && meaning.equals(other.meaning);
  }

  /** Both say something, and not the same. */
  boolean conflicts(Written other) {
    return isWritten() && other.isWritten() && !agrees(other);
  }
}
