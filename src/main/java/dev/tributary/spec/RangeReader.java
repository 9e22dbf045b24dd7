package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Closeness.Decay;
import dev.tributary.comparison.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how far apart numbers or dates may lie. */
final class RangeReader {
  private static final Pattern FORM =
      Pattern.compile("(abs:)?\\s*([0-9]{1,15}(?:\\.[0-9]{0,15})?|\\.[0-9]{1,15})\\s*(%|d|days?)?");
  private static final double HUNDRED = 100;
  private static final double HIGHEST = 1e15;
  private static final double ONE_HUNDRED_PERCENT = 1;

  private RangeReader() {}

  /** A plain number is a share up to 1 and absolute above it; {@code 5%}, {@code abs:0.5}. */
  static Tolerance tolerance(YamlValue value) {
    Matcher form = FORM.matcher(value.name());
    boolean known = form.matches();
    if (!known || (form.group(1) != null && form.group(3) != null)) {
      value.error(
          "expected a tolerance: 0.05 (a share, up to 1), 5 (absolute; days of dates), 5%, abs:0.5"
              + " or 30d, found "
              + value.description());
      return new Tolerance(0, Tolerance.Kind.ABSOLUTE);
    }
    double amount = Double.parseDouble(form.group(2));
    String unit = form.group(3) == null ? "" : form.group(3);
    if (unit.equals("%")) {
      return new Tolerance(amount / HUNDRED, Tolerance.Kind.RELATIVE);
    }
    boolean absolute = form.group(1) != null || !unit.isEmpty();
    return new Tolerance(amount, absolute ? Tolerance.Kind.ABSOLUTE : Tolerance.Kind.BY_SIZE);
  }

  /** The range of a rule: {@code tolerance} and, perhaps, how closeness falls within it. */
  static Closeness closeness(YamlMapping rule, Problems problems) {
    YamlValue value =
        rule.require("tolerance", "how far apart values may lie, as 5%, abs:0.5 or 30d");
    Tolerance tolerance =
        value == null ? new Tolerance(0, Tolerance.Kind.ABSOLUTE) : tolerance(value);
    if (tolerance.kind() == Tolerance.Kind.BY_SIZE && tolerance.amount() == ONE_HUNDRED_PERCENT) {
      problems.warning(
          rule.keyPlace("tolerance"),
          "1 means 100 % of numbers, so that nearly all are within it; write abs:1 or 1% if that is"
              + " meant, and 1d of dates");
    }
    Decay decay = decay(rule);
    double amount = tolerance.amount();
    if (decay == Decay.NONE) {
      refuse(rule, problems, "it belongs to a decay", "full_within", "half_life");
      return Closeness.within(tolerance);
    }
    double full = rule.number("full_within", 0, amount, 0);
    if (decay == Decay.LINEAR) {
      refuse(rule, problems, "a linear decay ends at the tolerance", "half_life");
      return new Closeness(tolerance, full, decay, 1);
    }
    YamlValue half = rule.require("half_life", "the distance at which half is left, above 0");
    double halfLife = half == null ? 1 : half.number(Double.MIN_VALUE, HIGHEST);
    return new Closeness(tolerance, full, decay, halfLife);
  }

  private static Decay decay(YamlMapping rule) {
    YamlValue value = rule.get("decay");
    if (value == null) {
      return Decay.NONE;
    }
    List<String> known = List.of("none", "linear", "exponential", "gaussian");
    String name = value.oneOf(known);
    return known.contains(name) ? Decay.valueOf(name.toUpperCase(Locale.ROOT)) : Decay.NONE;
  }

  private static void refuse(YamlMapping rule, Problems problems, String why, String... keys) {
    for (String key : keys) {
      if (rule.has(key)) {
        problems.error(rule.keyPlace(key), why + "; remove " + key);
      }
    }
  }
}
