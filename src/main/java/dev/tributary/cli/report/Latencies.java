package dev.tributary.cli.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long changes took, summed up.
 *
 * @param count how many were measured; the others are 0 where it is
 * @param p50 what half of them took at most, in milliseconds
 * @param p99 what 99 of 100 took at most
 */
public record Latencies(long count, double p50, double p99, double max) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of single times in nanoseconds. */
  public static Latencies of(long[] nanos) {
    if (nanos.length == 0) {
      return new Latencies(0, 0, 0, 0);
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(
        sorted.length,
        rank(sorted, 0.50) / NANOS_PER_MILLI,
        rank(sorted, 0.99) / NANOS_PER_MILLI,
        sorted[sorted.length - 1] / NANOS_PER_MILLI);
  }

  /** The nearest rank: the smallest that so large a share of all does not exceed. */
  private static long rank(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  @Override
  public String toString() {
    return count == 0 ? "not measured" : "p50 %s, p99 %s".formatted(inWords(p50), inWords(p99));
  }

  private static String inWords(double millis) {
    return millis < 10_000
        ? String.format(Locale.ROOT, "%,.0f ms", millis)
        : String.format(Locale.ROOT, "%,.1f s", millis / 1000);
  }
}
