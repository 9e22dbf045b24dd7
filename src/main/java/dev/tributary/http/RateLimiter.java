package dev.tributary.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each key: every request takes one, and they come back at a steady rate.
 */
final class RateLimiter {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond tokens that come back in a second
   * @param burst tokens that a bucket holds
   */
  RateLimiter(double perSecond, double burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /** Takes a token: 0, or the seconds to wait where there is none. */
  int take(String key) {
    return buckets.computeIfAbsent(key, any -> new Bucket()).take();
  }

  /** The tokens of one key. */
  private final class Bucket {
    private double tokens = burst;
    private long filledAt = nanoTime.getAsLong();

    synchronized int take() {
      long now = nanoTime.getAsLong();
      tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
      filledAt = now;
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      return (int) Math.max(1, Math.ceil((1 - tokens) / perSecond));
    }
  }
}
