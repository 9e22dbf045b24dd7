package dev.tributary.normalisation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in E.164, without extensions; what is no valid number of any region is kept as its
 * digits (with the plus sign in front if there was one) and flagged.
 */
final class PhoneNormaliser implements Normaliser {
  /** The library refuses longer texts too. */
  private static final int MAX_LENGTH = 250;

  private static final int PLUS = '+';
  private static final int WIDE_PLUS = 0xFF0B;
  private static final String INTERNATIONAL_PREFIX = "00";

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;
  private final boolean northAmerican;

  PhoneNormaliser(String region) {
    this.region = region;
    this.northAmerican =
        numbers.getCountryCodeForRegion(region) == NorthAmericanNumbers.COUNTRY_CODE;
  }

  @Override
  public Normalised normalise(String raw) {
    if (raw.isBlank()) {
      return Normalised.NOTHING;
    }
    String ten = NorthAmericanNumbers.nationalDigits(raw, northAmerican);
    if (ten.isEmpty()) {
      return byLibrary(raw);
    }
    return switch (NorthAmericanNumbers.verdict(ten)) {
      case VALID -> Normalised.of("+1" + ten);
      case INVALID -> Normalised.invalid(dialled(raw));
      case DEPENDS -> byLibrary(raw);
    };
  }

  /** What the library makes of the text, or else of its digits alone. */
  Normalised byLibrary(String raw) {
    String number = e164(raw);
    if (number != null) {
      return Normalised.of(number);
    }
    String dialled = dialled(raw);
    number = dialled.equals(raw) ? null : e164(dialled);
    if (number == null && dialled.startsWith(INTERNATIONAL_PREFIX)) {
      number = e164("+" + dialled.substring(INTERNATIONAL_PREFIX.length()));
    }
    return number != null ? Normalised.of(number) : Normalised.invalid(dialled);
  }

  /** The number in E.164, or null if it is not a valid one. */
  private @Nullable String e164(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      PhoneNumber number = numbers.parse(text, region);
      return numbers.isValidNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** The digits, behind a plus sign if one stood in front of the first of them. */
  private static String dialled(String raw) {
    String digits = DigitsNormaliser.digits(raw);
    return !digits.isEmpty() && hasPlusInFront(raw) ? "+" + digits : digits;
  }

  private static boolean hasPlusInFront(String raw) {
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      if (point == PLUS || point == WIDE_PLUS) {
        return true;
      }
      if (Character.isDigit(point)) {
        return false;
      }
      i += Character.charCount(point);
    }
    return false;
  }
}
