package dev.tributary.normalisation;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dates as {@code yyyy-MM-dd}, without their time. Where only the order can tell, the region says
 * whether the month stands before the day; two digits mean the years 1930 to 2029. Parts of dates
 * ("May 1980" is kept as {@code 1980-05}) and days that do not exist ({@code 1980-02-30}) are
 * flagged, and so is what cannot be read.
 */
final class DateNormaliser implements Normaliser {
  private static final Set<String> MONTH_FIRST =
      Set.of("US", "AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "VI");

  private static final int MIN_YEAR = 1000;
  private static final int MAX_YEAR = 2999;
  private static final int FIRST_SHORT_YEAR = 1930;
  private static final int CENTURY = 100;

  private final boolean monthFirst;

  DateNormaliser(String region) {
    this.monthFirst = MONTH_FIRST.contains(region);
  }

  @Override
  public Normalised normalise(String raw) {
    String folded = TextFolding.fold(raw);
    DateScanner scanned = new DateScanner(folded);
    Normalised date =
        switch (scanned.parts()) {
          case 1 -> compact(scanned);
          case 2 -> monthOfYear(scanned);
          case 3 -> threeParts(scanned);
          default -> null;
        };
    if (date != null) {
      return date;
    }
    return raw.isBlank() ? Normalised.NOTHING : Normalised.invalid(folded);
  }

  private @Nullable Normalised compact(DateScanner scanned) {
    int digits = scanned.digits(0);
    if (digits == 4) {
      return Normalised.invalid(padded(scanned.number(0), 4));
    }
    if (digits != 8 && digits != 14) {
      return null;
    }
    int date = (int) (digits == 8 ? scanned.value(0) : scanned.value(0) / 1_000_000);
    Normalised yearFirst = day(date / 10_000, date / 100 % 100, date % 100);
    if (yearFirst.valid()) {
      return yearFirst;
    }
    Normalised yearLast = inOrder(date % 10_000, date / 1_000_000, date / 10_000 % 100);
    return yearLast.valid() ? yearLast : yearFirst;
  }

  private static @Nullable Normalised monthOfYear(DateScanner scanned) {
    int year = scanned.digits(0) == 4 ? 0 : 1;
    if (scanned.digits(year) != 4 || scanned.digits(1 - year) > 2) {
      return null;
    }
    return Normalised.invalid(
        padded(scanned.number(year), 4) + "-" + padded(scanned.number(1 - year), 2));
  }

  private @Nullable Normalised threeParts(DateScanner scanned) {
    int name = nameOfMonth(scanned);
    int year = yearPart(scanned, name);
    if (year < 0) {
      return null;
    }
    int first = year == 0 ? 1 : 0;
    int second = year == 2 ? 1 : 2;
    if (scanned.digits(first) > 2 || scanned.digits(second) > 2) {
      return null;
    }
    int fullYear = fullYear(scanned.number(year), scanned.digits(year));
    if (name >= 0) {
      int day = first + second - name;
      return scanned.digits(day) == 0
          ? null
          : day(fullYear, scanned.number(name), scanned.number(day));
    }
    int a = scanned.number(first);
    int b = scanned.number(second);
    return year == 0 ? day(fullYear, a, b) : inOrder(fullYear, a, b);
  }

  /** Month and day in the region's order, or the other way round if only that is a day. */
  private Normalised inOrder(int year, int first, int second) {
    Normalised monthDay = day(year, first, second);
    Normalised dayMonth = day(year, second, first);
    Normalised usual = monthFirst ? monthDay : dayMonth;
    Normalised other = monthFirst ? dayMonth : monthDay;
    return !usual.valid() && other.valid() ? other : usual;
  }

  /** The part that names a month, -1 where there is none. */
  private static int nameOfMonth(DateScanner scanned) {
    for (int part = 0; part < 3; part++) {
      if (scanned.digits(part) == 0) {
        return part;
      }
    }
    return -1;
  }

  /** The part that is the year: four digits, or two at the end, or two in front above 31. */
  private static int yearPart(DateScanner scanned, int name) {
    for (int part = 0; part < 3; part++) {
      if (scanned.digits(part) == 4) {
        return name < 0 && part == 1 ? -1 : part;
      }
    }
    if (scanned.digits(0) == 2 && scanned.number(0) > 31) {
      return 0;
    }
    return scanned.digits(2) == 2 ? 2 : -1;
  }

  private static int fullYear(int year, int digits) {
    if (digits == 4) {
      return year;
    }
    int full = FIRST_SHORT_YEAR / CENTURY * CENTURY + year;
    return full < FIRST_SHORT_YEAR ? full + CENTURY : full;
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= MIN_YEAR
        && year <= MAX_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static Normalised day(int year, int month, int day) {
    String date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
    return isDay(year, month, day) ? Normalised.of(date) : Normalised.invalid(date);
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
