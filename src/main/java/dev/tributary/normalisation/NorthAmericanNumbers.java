package dev.tributary.normalisation;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A short way for numbers of country code 1: whether one is valid depends on its area code and
 * exchange (but for a few), so the library is asked once for each of them instead of once for each
 * number.
 */
final class NorthAmericanNumbers {
  /** What is known of a number without asking the library. */
  enum Verdict {
    VALID,
    INVALID,
    /** It depends on the digits behind the exchange. */
    DEPENDS
  }

  static final int COUNTRY_CODE = 1;

  private static final int NATIONAL_LENGTH = 10;
  private static final int PREFIX_LENGTH = 6;

  /** Validity never depends on more than the first of a subscriber's four digits. */
  private static final int SUBSCRIBERS = 10_000;

  private static final int SUBSCRIBER_STEP = 1_000;

  /** By area code and exchange; null until somebody asks. */
  private static final @Nullable Verdict[] KNOWN = new Verdict[1_000_000];

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

  /** What is known of these ten digits. */
  static Verdict verdict(String tenDigits) {
    int prefix = Integer.parseInt(tenDigits.substring(0, PREFIX_LENGTH));
    Verdict known = KNOWN[prefix];
    if (known == null) {
      // Threads may race to this place; all of them write the same there.
      known = ask(prefix);
      KNOWN[prefix] = known;
    }
    return known;
  }

  private static Verdict ask(int prefix) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    int valid = 0;
    int asked = 0;
    for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber += SUBSCRIBER_STEP) {
      long national = (long) prefix * SUBSCRIBERS + subscriber;
      PhoneNumber number =
          new PhoneNumber().setCountryCode(COUNTRY_CODE).setNationalNumber(national);
      valid += numbers.isValidNumber(number) ? 1 : 0;
      asked++;
    }
    if (valid == 0) {
      return Verdict.INVALID;
    }
    return valid == asked ? Verdict.VALID : Verdict.DEPENDS;
  }
}
