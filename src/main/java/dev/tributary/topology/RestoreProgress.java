package dev.tributary.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches state stores being restored, and says now and then how many rows they have by now. */
final class RestoreProgress implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final String name;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong movedNanos = new AtomicLong(System.nanoTime());
  private final AtomicLong saidNanos = new AtomicLong(System.nanoTime());

  /**
   * @param name of the application, as messages for people call it
   */
  RestoreProgress(String name) {
    this.name = name;
  }

  /** How long nothing has been restored. */
  Duration standstill() {
    return Duration.ofNanos(System.nanoTime() - movedNanos.get());
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    movedNanos.set(System.nanoTime());
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long offset, long restored) {
    long now = System.nanoTime();
    long total = rows.addAndGet(restored);
    movedNanos.set(now);
    long said = saidNanos.get();
    if (now - said > SAY_EVERY_NANOS && saidNanos.compareAndSet(said, now)) {
      LOG.info("{} is restoring its stores: {} rows so far", name, total);
    }
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    movedNanos.set(System.nanoTime());
  }
}
