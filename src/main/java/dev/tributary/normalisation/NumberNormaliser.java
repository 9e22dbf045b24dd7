package dev.tributary.normalisation;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Amounts and measures as plain decimals, {@code -1234.5}: without currency, unit, grouping, and
 * zeros that say nothing. {@code (12.50)} and {@code 12.50-} are negative, as accountants write
 * them.
 *
 * <p>Of a point and a comma the last one divides the fraction. Where only one of them stands there,
 * once and before three digits, the region tells whether it groups or divides. What is no number is
 * flagged, and nothing of it is compared.
 */
final class NumberNormaliser implements Normaliser {
  private static final int LONGEST_RAW = 256;
  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 40;
  private static final int GROUP = 3;

  /** Perhaps a sign and a unit, digits with any grouping, perhaps an exponent, a unit, a sign. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<open>\\(?)(?<sign>[-+\u2212]?)(?:[\\p{Sc}]|[a-z]{1,3}(?=[-+\u2212\\d.,\\p{Sc}]))?\\p{Sc}?"
              + "(?<inner>[-+\u2212]?)(?<digits>[0-9][0-9.,'\u2019]*|[.,][0-9]+)(?<exponent>e[-+]?[0-9]{1,2})?"
              + "(?:%|\\p{Sc}|[a-z]{1,3})?(?<after>-?)(?<close>\\)?)");

  private final boolean commaDivides;

  NumberNormaliser(String region) {
    this.commaDivides = commaDivides(region);
  }

  @Override
  public Normalised normalise(String raw) {
    String number = number(raw);
    if (number != null) {
      return Normalised.of(number);
    }
    return raw.isBlank() ? Normalised.NOTHING : Normalised.NOTHING_USABLE;
  }

  /** The plain decimal; null where the text is no number. */
  @Nullable String number(String raw) {
    if (raw.length() > LONGEST_RAW) {
      return null;
    }
    String text = TextFolding.casefold(raw).replaceAll("[\\s_]", "");
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches() || form.group("open").isEmpty() != form.group("close").isEmpty()) {
      return null;
    }
    if (!form.group("sign").isEmpty() && !form.group("inner").isEmpty()) {
      return null;
    }
    String decimal = decimal(form.group("digits"));
    if (decimal == null) {
      return null;
    }
    String exponent = form.group("exponent");
    BigDecimal value = new BigDecimal(exponent == null ? decimal : decimal + exponent);
    return plain(isNegative(form) ? value.negate() : value);
  }

  private static boolean isNegative(Matcher form) {
    boolean minus = isMinus(form.group("sign")) || isMinus(form.group("inner"));
    return minus || !form.group("open").isEmpty() || !form.group("after").isEmpty();
  }

  private static boolean isMinus(String sign) {
    return !sign.isEmpty() && !sign.equals("+");
  }

  private static @Nullable String plain(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    if (shortest.precision() + Math.abs(shortest.scale()) > MOST_DIGITS) {
      return null;
    }
    return shortest.signum() == 0 ? "0" : shortest.toPlainString();
  }

  private @Nullable String decimal(String digits) {
    String text = digits.replaceAll("['\u2019]", "");
    int point = text.lastIndexOf('.');
    int comma = text.lastIndexOf(',');
    char divider = point > comma ? '.' : ',';
    char grouper = divider == '.' ? ',' : '.';
    int at = Math.max(point, comma);
    if (at < 0) {
      return text;
    }
    boolean both = point >= 0 && comma >= 0;
    boolean onlyGroups =
        !both && (text.indexOf(divider) != at || (isGroup(text, at) && groups(divider)));
    String whole = onlyGroups ? text : text.substring(0, at);
    String fraction = onlyGroups ? "" : text.substring(at + 1);
    if (!isGrouped(whole, onlyGroups ? divider : grouper)) {
      return null;
    }
    String plainWhole = whole.replaceAll("[.,]", "");
    return (plainWhole.isEmpty() ? "0" : plainWhole) + (fraction.isEmpty() ? "" : "." + fraction);
  }

  /** One to three digits stand before the sign, and three behind it. */
  private static boolean isGroup(String text, int at) {
    return at >= 1 && at <= GROUP && text.length() - at - 1 == GROUP && text.charAt(0) != '0';
  }

  private boolean groups(char sign) {
    return (sign == ',') != commaDivides;
  }

  /** All groups but the first have two or three digits: India writes 12,34,567. */
  private static boolean isGrouped(String whole, char grouper) {
    String[] groups = whole.split(Pattern.quote(String.valueOf(grouper)), -1);
    for (int i = 1; i < groups.length; i++) {
      boolean last = i == groups.length - 1;
      int length = groups[i].length();
      if (length != GROUP && (last || length != GROUP - 1)) {
        return false;
      }
    }
    boolean one = groups.length == 1;
    return (one || !groups[0].isEmpty()) && whole.indexOf(grouper == ',' ? '.' : ',') < 0;
  }

  /** What most of the locales of a country do; where they are divided, the point divides. */
  private static boolean commaDivides(String region) {
    long[] commas = {0, 0};
    Stream.of(Locale.getAvailableLocales())
        .filter(locale -> locale.getCountry().equals(region))
        .forEach(
            locale -> {
              char divider = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
              commas[divider == ',' ? 1 : 0]++;
            });
    return commas[1] > commas[0];
  }
}
