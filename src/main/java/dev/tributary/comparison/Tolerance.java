package dev.tributary.comparison;

/**
 * How far apart two numbers or two dates may lie.
 *
 * @param amount not negative; a share for a relative tolerance (0.05 for 5 %), else in the unit of
 *     the numbers, or days
 */
public record Tolerance(double amount, Kind kind) {
  /** What the amount is measured in. */
  public enum Kind {
    /** Numbers: a share up to 1, absolute above. Dates: days. */
    BY_SIZE,
    /** A share of the larger of both numbers; no two different dates are within it. */
    RELATIVE,
    /** In the unit of the numbers; days of dates. */
    ABSOLUTE
  }

  public Tolerance {
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a tolerance is not negative, but is " + amount);
    }
  }

  boolean isRelative(boolean dates) {
    return kind == Kind.RELATIVE || (kind == Kind.BY_SIZE && !dates && amount <= 1);
  }

  /**
   * How far apart two values lie in the unit of the amount; NaN where they are not two numbers or
   * two dates, {@link Double#POSITIVE_INFINITY} where the tolerance says nothing about them.
   *
   * <p>A relative distance is a share of the larger number, so that it does not depend on which of
   * both comes first.
   */
  double distance(String a, String b) {
    boolean dates = Quantities.isDate(a);
    if (dates != Quantities.isDate(b)) {
      return Double.NaN;
    }
    double x = dates ? Quantities.epochDay(a) : Quantities.number(a);
    double y = dates ? Quantities.epochDay(b) : Quantities.number(b);
    double distance = Math.abs(x - y);
    if (!isRelative(dates) || distance == 0) {
      return distance;
    }
    return dates ? Double.POSITIVE_INFINITY : distance / Math.max(Math.abs(x), Math.abs(y));
  }
}
