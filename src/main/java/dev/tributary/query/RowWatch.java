package dev.tributary.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads wait until a row that this instance keeps is another. Waiting holds a thread, so no
 * more may wait at once than there are places; who gets none looks again after a moment.
 */
public final class RowWatch implements TableListener {
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final Map<Lookup, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private final Semaphore places;

  /**
   * @param places how many may wait at once
   */
  public RowWatch(int places) {
    this.places = new Semaphore(places);
  }

  /** What a row is told apart by from the row that it becomes; 0 where there is none. */
  public static int mark(byte @Nullable [] value) {
    return value == null ? 0 : Arrays.hashCode(value) | 1;
  }

  /**
   * Returns once the row is no longer what the caller saw, or after a time. It may return early:
   * the caller looks again either way.
   *
   * @param seen the mark of the row as the caller saw it
   */
  public void await(QueryTables tables, Lookup lookup, int seen, Duration within) {
    if (!places.tryAcquire()) {
      LockSupport.parkNanos(Math.min(LOOK_AGAIN_NANOS, within.toNanos()));
      return;
    }
    CountDownLatch latch = new CountDownLatch(1);
    try {
      waiting.compute(lookup, (any, latches) -> with(latches, latch));
      if (mark(tables.read(lookup)) == seen) {
        await(latch, within);
      }
    } finally {
      waiting.computeIfPresent(
          lookup,
          (any, latches) -> {
            latches.remove(latch);
            return latches.isEmpty() ? null : latches;
          });
      places.release();
    }
  }

  /** Within the map's own turn: else whoever leaves last could take the set away meanwhile. */
  private static Set<CountDownLatch> with(
      @Nullable Set<CountDownLatch> latches, CountDownLatch latch) {
    Set<CountDownLatch> all = latches == null ? ConcurrentHashMap.newKeySet() : latches;
    all.add(latch);
    return all;
  }

  @SuppressWarnings("ReturnValueIgnored") // the caller looks again either way
  private static void await(CountDownLatch latch, Duration within) {
    try {
      latch.await(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    if (!waiting.isEmpty()) {
      waiting.getOrDefault(new Lookup(table, key), Set.of()).forEach(CountDownLatch::countDown);
    }
  }
}
