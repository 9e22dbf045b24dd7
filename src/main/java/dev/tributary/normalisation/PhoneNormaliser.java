package dev.tributary.normalisation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in E.164, without extensions. A number that is not assigned is flagged, but written
 * in the same way, so that its spellings are still equal; what is too short or too long for a
 * number is kept as its digits, with the plus sign in front if there was one.
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
    return NorthAmericanNumbers.isValid(ten)
        ? Normalised.of("+1" + ten)
        : Normalised.invalid("+1" + ten);
  }

  /** What the library makes of the text, or else of its digits alone. */
  Normalised byLibrary(String raw) {
    String dialled = dialled(raw);
    List<String> readings = readings(raw, dialled);
    for (String reading : readings) {
      PhoneNumber number = parsed(reading);
      if (number != null && numbers.isValidNumber(number)) {
        return Normalised.of(e164(number));
      }
    }
    for (String reading : readings) {
      PhoneNumber number = parsed(reading);
      if (number != null && isPossible(number) && isStable(e164(number))) {
        return Normalised.invalid(e164(number));
      }
    }
    return Normalised.invalid(dialled);
  }

  /** The ways to read a text, the likeliest first. */
  private static List<String> readings(String raw, String dialled) {
    if (dialled.startsWith(INTERNATIONAL_PREFIX)) {
      return List.of(raw, dialled, "+" + dialled.substring(INTERNATIONAL_PREFIX.length()));
    }
    return dialled.equals(raw) ? List.of(raw) : List.of(raw, dialled);
  }

  private @Nullable PhoneNumber parsed(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return numbers.parse(text, region);
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** Says whether somebody could dial it from everywhere, assigned or not. */
  private boolean isPossible(PhoneNumber number) {
    return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  /** The library takes prefixes off some invalid numbers each time that it reads them. */
  private boolean isStable(String e164) {
    PhoneNumber again = parsed(e164);
    return again != null && !numbers.isValidNumber(again) && e164(again).equals(e164);
  }

  private String e164(PhoneNumber number) {
    return numbers.format(number, PhoneNumberFormat.E164);
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
