package dev.tributary.normalisation;

import java.util.List;

/**
 * What a normaliser makes of a raw value.
 *
 * @param values the normalised forms, usually one (several where a value stands for several, as a
 *     nickname does); empty where nothing is left to compare
 * @param valid false where the value breaks the rules of its kind (an email without a domain);
 *     invalid values are kept and flagged, never dropped
 */
public record Normalised(List<String> values, boolean valid) {
  public static final Normalised NOTHING = new Normalised(List.of(), true);

  /** There was something, but nothing of it can be compared. */
  static final Normalised NOTHING_USABLE = new Normalised(List.of(), false);

  public static Normalised of(String value) {
    return value.isEmpty() ? NOTHING : new Normalised(List.of(value), true);
  }

  /** A value that breaks the rules of its kind, in the form in which it is kept. */
  static Normalised invalid(String value) {
    return value.isEmpty() ? NOTHING_USABLE : new Normalised(List.of(value), false);
  }

  /** What is left of a raw value; nothing left of something counts as invalid. */
  static Normalised remaining(String value, String raw) {
    return value.isEmpty() && !raw.isBlank() ? NOTHING_USABLE : of(value);
  }
}
