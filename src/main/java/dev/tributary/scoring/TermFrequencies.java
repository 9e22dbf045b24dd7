package dev.tributary.scoring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How common the values of a slot are: the share of values that are this one, from 0 to 1. Two
 * records that share a rare value are better evidence than two that share a common one.
 *
 * <p>Keys are normalised values, as {@link dev.tributary.model.Features} hold them. Immutable, and
 * safe for use by several threads.
 */
public final class TermFrequencies {
  /** The most values that a table keeps: some 10 MB. Rarer ones count as unknown. */
  public static final int MOST_VALUES = 100_000;

  /** No value is known, and none is adjusted. */
  public static final TermFrequencies NONE = new TermFrequencies(Map.of(), Double.NaN);

  private static final Comparator<Map.Entry<String, Double>> MOST_FREQUENT_FIRST =
      Map.Entry.<String, Double>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<String, Double> frequencies;
  private final double unknown;
  private final double least;

  private TermFrequencies(Map<String, Double> frequencies, double unknown) {
    this.frequencies = frequencies;
    this.unknown = unknown;
    double rarest = frequencies.values().stream().mapToDouble(it -> it).min().orElse(1);
    this.least = Double.isNaN(unknown) ? rarest : Math.min(rarest, unknown);
  }

  /**
   * Takes relative frequencies as they are, all of them.
   *
   * @param frequencies by normalised value, each above 0 and at most 1
   * @param unknown the frequency of a value that is not among them; NaN for none, which leaves a
   *     pair of unknown values unadjusted
   * @throws IllegalArgumentException where a frequency is out of bounds; the message does not quote
   *     the value, which may be personal
   */
  public static TermFrequencies of(Map<String, Double> frequencies, double unknown) {
    frequencies.values().forEach(TermFrequencies::check);
    if (!Double.isNaN(unknown)) {
      check(unknown);
    }
    return new TermFrequencies(Map.copyOf(frequencies), unknown);
  }

  /**
   * Makes shares of counts and keeps the most frequent values. What is not kept gets the mean of
   * what was dropped; where all are kept, the share of a value seen once.
   *
   * @param counts how often each normalised value occurs, in whole numbers or as expected; not
   *     negative
   * @param most how many values to keep
   */
  public static TermFrequencies ofCounts(Map<String, ? extends Number> counts, int most) {
    double total = counts.values().stream().mapToDouble(Number::doubleValue).sum();
    if (total <= 0) {
      return NONE;
    }
    Map<String, Double> shares = new HashMap<>();
    counts.forEach(
        (value, count) -> {
          if (count.doubleValue() > 0) {
            shares.put(value, count.doubleValue() / total);
          }
        });
    return ofShares(shares, most, shares.size() <= most ? 1.0 / total : Double.NaN);
  }

  /**
   * Takes shares and keeps the most frequent values; those of one frequency in their order.
   *
   * @param unknown the frequency of other values; NaN for the mean of what was dropped or, where
   *     all are kept, for the least of all
   */
  public static TermFrequencies ofShares(Map<String, Double> shares, int most, double unknown) {
    if (shares.isEmpty()) {
      return NONE;
    }
    List<Map.Entry<String, Double>> ordered =
        shares.entrySet().stream().sorted(MOST_FREQUENT_FIRST).toList();
    int kept = Math.min(Math.max(1, most), ordered.size());
    Map<String, Double> frequencies = new HashMap<>();
    ordered.subList(0, kept).forEach(entry -> frequencies.put(entry.getKey(), entry.getValue()));
    double ofOthers =
        ordered.subList(kept, ordered.size()).stream()
            .mapToDouble(Map.Entry::getValue)
            .average()
            .orElse(ordered.get(ordered.size() - 1).getValue());
    return of(frequencies, Double.isNaN(unknown) ? ofOthers : unknown);
  }

  /** The frequency of a normalised value; NaN where it is unknown and nothing stands for such. */
  public double of(String value) {
    Double known = frequencies.get(value);
    return known == null ? unknown : known;
  }

  /** The frequency of values that are not in the table; NaN where there is none. */
  public double unknown() {
    return unknown;
  }

  /** The least frequency that {@link #of} ever says; 1 where it says none. */
  double least() {
    return least;
  }

  public int size() {
    return frequencies.size();
  }

  /** All known values with their frequencies, the most frequent first. */
  public Stream<Map.Entry<String, Double>> mostFrequentFirst() {
    return frequencies.entrySet().stream().sorted(MOST_FREQUENT_FIRST);
  }

  private static void check(double frequency) {
    if (!(frequency > 0 && frequency <= 1)) {
      throw new IllegalArgumentException(
          "a relative frequency lies above 0 and is at most 1, but one is " + frequency);
    }
  }
}
