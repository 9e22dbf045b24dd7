package dev.tributary.codec;

import java.math.BigDecimal;

/**
 * Writes JSON numbers without an exponent, and otherwise digit by digit as they came: 100.0 stays
 * 100.0, since a source may well use numbers for what is a text (a postal code, a telephone).
 */
public final class PlainNumber {
  /** Beyond this, plain notation only makes a number longer (and 1e999999999 fills the memory). */
  private static final int MAX_SCALE = 100;

  private PlainNumber() {}

  /** The number as it is written, in plain notation where that is not much longer. */
  public static String of(String written) {
    if (written.indexOf('e') < 0 && written.indexOf('E') < 0) {
      return written;
    }
    try {
      BigDecimal number = new BigDecimal(written);
      return Math.abs((long) number.scale()) > MAX_SCALE ? written : number.toPlainString();
    } catch (NumberFormatException e) {
      return written; // an exponent beyond what even BigDecimal can hold
    }
  }
}
