package dev.tributary.comparison;

/**
 * How near two dates are by the slips of those who write them down: like {@code
 * damerau_levenshtein} on {@code yyyy-MM-dd}, where day and month exchanged (3/4 for 4/3) count as
 * one slip of the ten characters, whichever of the two is lower. What is no such date is compared
 * character by character.
 */
final class DateSlips implements Similarity {
  private static final int LENGTH = 10;
  private static final int MONTHS = 12;
  private static final double ONE_SLIP = 1.0 / LENGTH;

  @Override
  public double of(String a, String b) {
    double asWritten = EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of(a, b);
    if (asWritten == 1 || !mayBeExchanged(a) || !mayBeExchanged(b)) {
      return asWritten;
    }
    // Both ways round, as the one is not always the other.
    double exchanged =
        Math.max(
            EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of(exchanged(a), b),
            EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of(a, exchanged(b)));
    return Math.max(asWritten, exchanged - ONE_SLIP);
  }

  /** A date whose day could be a month. */
  private static boolean mayBeExchanged(String date) {
    return date.length() == LENGTH
        && date.charAt(4) == '-'
        && date.charAt(7) == '-'
        && isUpToTwelve(date, 5)
        && isUpToTwelve(date, 8);
  }

  private static boolean isUpToTwelve(String date, int at) {
    int tens = date.charAt(at) - '0';
    int ones = date.charAt(at + 1) - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits && 10 * tens + ones >= 1 && 10 * tens + ones <= MONTHS;
  }

  private static String exchanged(String date) {
    return date.substring(0, 5) + date.substring(8) + '-' + date.substring(5, 7);
  }
}
