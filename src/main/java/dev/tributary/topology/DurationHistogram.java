package dev.tributary.topology;

import java.util.concurrent.atomic.LongAdder;

/** Counts durations in buckets of fixed limits; cheap to write from any thread. */
public final class DurationHistogram {
  private static final long[] LIMITS_MILLIS = {
    10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000
  };

  private final LongAdder[] buckets = new LongAdder[LIMITS_MILLIS.length + 1];
  private final LongAdder sumMillis = new LongAdder();

  public DurationHistogram() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  public void add(long millis) {
    int bucket = 0;
    while (bucket < LIMITS_MILLIS.length && millis > LIMITS_MILLIS[bucket]) {
      bucket++;
    }
    buckets[bucket].increment();
    sumMillis.add(millis);
  }

  /** How many buckets have an upper limit; one more has none. */
  public static int limits() {
    return LIMITS_MILLIS.length;
  }

  /** The upper limit of a bucket, inclusive, milliseconds. */
  public static long limitMillis(int bucket) {
    return LIMITS_MILLIS[bucket];
  }

  /** How many fell into a bucket; the last one is of those beyond all limits. */
  public long count(int bucket) {
    return buckets[bucket].sum();
  }

  public long sumMillis() {
    return sumMillis.sum();
  }
}
