package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures from the moment a change is sent to the moment a reader of committed messages sees the
 * record's crosswalk entry, which is published together with its golden record. So it can tell
 * about changes that are sure to be followed by an entry: new records, and deletions. Safe for use
 * by several threads.
 */
public final class LatencyProbe {
  private static final int ALL_OF_THE_FIRST = 200_000;
  private static final int THEN_ONE_IN = 16;
  private static final int MOST_KEPT = 1 << 19;

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private long[] nanos = new long[1024];
  private long measured;
  private long sent;

  /** A change goes out now. Of very many, only some are measured. */
  public synchronized void sent(RecordKey key) {
    if (sent++ < ALL_OF_THE_FIRST || sent % THEN_ONE_IN == 0) {
      sentAt.putIfAbsent(key.toString(), System.nanoTime());
    }
  }

  /** A crosswalk entry has come, or a tombstone; only the first after a change counts. */
  public void seen(String recordKey) {
    Long start = sentAt.remove(recordKey);
    if (start != null) {
      add(System.nanoTime() - start);
    }
  }

  /** Changes whose entry has not come yet. */
  public int pending() {
    return sentAt.size();
  }

  /** Of all that was measured; of very much, the latest. */
  public synchronized Latencies latencies() {
    return Latencies.of(Arrays.copyOf(nanos, (int) Math.min(measured, nanos.length)));
  }

  private synchronized void add(long time) {
    if (measured == nanos.length && nanos.length < MOST_KEPT) {
      nanos = Arrays.copyOf(nanos, 2 * nanos.length);
    }
    nanos[(int) (measured++ % nanos.length)] = time;
  }
}
