package dev.tributary.topology.version;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a partition from where a consumer stands to the end that it has now. */
public final class ReadingOn {
  private static final Duration NO_PROGRESS = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private ReadingOn() {}

  /** What is done with a message. */
  @FunctionalInterface
  public interface Visitor {
    void take(ConsumerRecord<byte[], byte[]> message);
  }

  /**
   * Shows what comes up to the end. A consumer waits for a broker that is away for as long as it
   * takes, and whoever wants to be told something does not.
   *
   * @throws TimeoutException where nothing came for thirty seconds
   */
  public static void toTheEnd(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Visitor visitor) {
    read(consumer, partition, visitor, () -> false, NO_PROGRESS);
  }

  /**
   * The same up to the end or until it is enough, which is asked after some messages.
   *
   * @throws TimeoutException where nothing came for thirty seconds
   */
  public static void untilEnough(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Visitor visitor,
      BooleanSupplier isEnough) {
    read(consumer, partition, visitor, isEnough, NO_PROGRESS);
  }

  static void read(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Visitor visitor,
      BooleanSupplier isEnough,
      Duration noProgress) {
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long position = consumer.position(partition);
    long deadline = System.nanoTime() + noProgress.toNanos();
    while (position < end && !isEnough.getAsBoolean()) {
      consumer.poll(POLL).forEach(visitor::take);
      long now = consumer.position(partition);
      if (now != position) {
        deadline = System.nanoTime() + noProgress.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "nothing came from %s for %d s".formatted(partition.topic(), noProgress.toSeconds()));
      }
      position = now;
    }
  }
}
