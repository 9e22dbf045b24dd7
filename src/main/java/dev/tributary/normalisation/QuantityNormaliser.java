package dev.tributary.normalisation;

/**
 * What lies in a range, when it is not said whether those are numbers or dates: a number where the
 * value is one, else a date where it is one. What is neither is flagged, and nothing of it is
 * compared.
 */
final class QuantityNormaliser implements Normaliser {
  private final NumberNormaliser numbers;
  private final DateNormaliser dates;

  QuantityNormaliser(String region) {
    this.numbers = new NumberNormaliser(region);
    this.dates = new DateNormaliser(region);
  }

  @Override
  public Normalised normalise(String raw) {
    Normalised number = numbers.normalise(raw);
    if (!number.values().isEmpty() || raw.isBlank()) {
      return number;
    }
    Normalised date = dates.normalise(raw);
    return date.valid() ? date : Normalised.NOTHING_USABLE;
  }
}
