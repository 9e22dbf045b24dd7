package dev.tributary.comparison;

import java.time.LocalDate;

/** Reads numbers and dates out of normalised values: {@code 12.5}, {@code 2026-01-31}. */
final class Quantities {
  private static final int LENGTH_OF_DATE = 10;
  private static final int MONTH = 5;
  private static final int DAY = 8;
  private static final int LONGEST_NUMBER = 64;

  private Quantities() {}

  static boolean isDate(String value) {
    if (value.length() != LENGTH_OF_DATE || value.charAt(4) != '-' || value.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < LENGTH_OF_DATE; i++) {
      if (i != 4 && i != 7 && !isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Days since 1970-01-01; NaN for a day that does not exist, as the 30th of February. */
  static double epochDay(String date) {
    int year = digits(date, 0, 4);
    int month = digits(date, MONTH, MONTH + 2);
    int day = digits(date, DAY, DAY + 2);
    if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
      return Double.NaN;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** NaN where the value is no number. */
  static double number(String value) {
    if (!startsAsNumber(value) || value.length() > LONGEST_NUMBER) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Texts are refused before they cost an exception each. */
  private static boolean startsAsNumber(String value) {
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (!isDigit(sign) && sign != '.' && sign != '-') {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int digits(String value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (value.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
