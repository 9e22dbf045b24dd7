package dev.tributary.normalisation;

/**
 * Finds the parts of a date in folded text: up to three numbers or names of months, in the order in
 * which they stand there, and says whether the rest is something that stands beside a date.
 */
final class DateScanner {
  private static final int MAX_PARTS = 3;
  private static final int MAX_DIGITS = 14;
  private static final String SEPARATORS = " -/.,_\\()";

  private final String text;
  private final long[] values = new long[MAX_PARTS];
  private final int[] digits = new int[MAX_PARTS];
  private int parts;
  private boolean readable = true;

  DateScanner(String folded) {
    this.text = folded;
    scan();
  }

  /** How many parts there are, 0 where the text is no date. */
  int parts() {
    return readable ? parts : 0;
  }

  /** The number of a part; of a name, the number of its month. */
  long value(int part) {
    return values[part];
  }

  /** The number of a part that is not longer than a year. */
  int number(int part) {
    return (int) values[part];
  }

  /** How many digits a part is written with; 0 for the name of a month. */
  int digits(int part) {
    return digits[part];
  }

  private void scan() {
    int at = 0;
    while (at < text.length() && readable) {
      char c = text.charAt(at);
      int end = at + 1;
      if (Character.isDigit(c)) {
        end = runEnd(at, true);
        number(at, end);
      } else if (Character.isLetter(c)) {
        end = runEnd(at, false);
        word(text.substring(at, end));
      } else if (SEPARATORS.indexOf(c) < 0) {
        readable = false;
      }
      at = isComplete() && isTime(end) ? text.length() : end;
    }
  }

  /** A whole date of three parts, or one long number that holds it all. */
  private boolean isComplete() {
    return parts == MAX_PARTS || (parts == 1 && digits[0] >= 8);
  }

  private int runEnd(int start, boolean number) {
    int end = start;
    while (end < text.length()
        && (number ? Character.isDigit(text.charAt(end)) : Character.isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private void number(int start, int end) {
    if (parts == MAX_PARTS || end - start > MAX_DIGITS) {
      readable = false;
      return;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      value = value * 10 + Character.digit(text.charAt(i), 10);
    }
    values[parts] = value;
    digits[parts++] = end - start;
  }

  private void word(String word) {
    if (MonthNames.isFiller(word)) {
      return;
    }
    int month = MonthNames.month(word);
    if (month == 0 || parts == MAX_PARTS) {
      readable = false;
      return;
    }
    values[parts] = month;
    digits[parts++] = 0;
  }

  /** Says whether a time follows: "T10:15", " 10:15 pm". */
  private boolean isTime(int start) {
    if (start + 1 < text.length() && text.charAt(start) == 't') {
      return Character.isDigit(text.charAt(start + 1));
    }
    int at = start;
    while (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int end = runEnd(at, true);
    return at > start && end > at && end < text.length() && text.charAt(end) == ':';
  }
}
