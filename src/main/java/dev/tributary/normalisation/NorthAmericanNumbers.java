package dev.tributary.normalisation;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A short way for numbers of country code 1: whether one is valid depends on its first seven digits
 * alone, so the library is asked once for each seven instead of once for each number, and the text
 * is not parsed by it at all.
 */
final class NorthAmericanNumbers {
  static final int COUNTRY_CODE = 1;

  private static final int NATIONAL_LENGTH = 10;
  private static final int AREA_LENGTH = 3;
  private static final int AREAS = 1_000;

  /** The exchange and the first of the subscriber's four digits. */
  private static final int OFFICE_LENGTH = 4;

  private static final int OFFICES = 10_000;

  /** Numbers that begin with the same seven digits. */
  private static final long SUBSCRIBERS = 1_000;

  private static final byte VALID = 1;
  private static final byte INVALID = 2;

  /** By area code, and then by what follows it; 0 until somebody asks. */
  private static final byte[] @Nullable [] KNOWN = new byte[AREAS][];

  private NorthAmericanNumbers() {}

  /**
   * The ten digits of a plainly written number of country code 1, or the empty text for all others.
   *
   * @param national whether a number without a country code belongs here
   */
  static String nationalDigits(String raw, boolean national) {
    StringBuilder digits = new StringBuilder(NATIONAL_LENGTH + 1);
    boolean plus = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits.length() > NATIONAL_LENGTH) {
          return "";
        }
        digits.append(c);
      } else if (c == '+' && digits.length() == 0 && !plus) {
        plus = true;
      } else if (" -.()".indexOf(c) < 0) {
        return "";
      }
    }
    return withoutCountryCode(digits, plus, national);
  }

  private static String withoutCountryCode(StringBuilder digits, boolean plus, boolean national) {
    boolean code = digits.length() == NATIONAL_LENGTH + 1 && digits.charAt(0) == '1';
    boolean bare = digits.length() == NATIONAL_LENGTH && !plus;
    boolean ours = (code && (plus || national)) || (bare && national);
    int start = code ? 1 : 0;
    return ours && digits.charAt(start) >= '2' ? digits.substring(start) : "";
  }

  /** Whether these ten digits are a number that may be assigned. */
  static boolean isValid(String tenDigits) {
    int area = Integer.parseInt(tenDigits, 0, AREA_LENGTH, 10);
    int office = Integer.parseInt(tenDigits, AREA_LENGTH, AREA_LENGTH + OFFICE_LENGTH, 10);
    byte[] known = KNOWN[area];
    if (known == null) {
      // Threads may race to this place and the next: all of them write the same there.
      known = new byte[OFFICES];
      KNOWN[area] = known;
    }
    if (known[office] == 0) {
      known[office] = ask((long) area * OFFICES + office) ? VALID : INVALID;
    }
    return known[office] == VALID;
  }

  private static boolean ask(long sevenDigits) {
    return PhoneNumberUtil.getInstance()
        .isValidNumber(
            new PhoneNumber()
                .setCountryCode(COUNTRY_CODE)
                .setNationalNumber(sevenDigits * SUBSCRIBERS));
  }
}
