package dev.tributary.ingest;

import dev.tributary.topology.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the last events of the topic of a source, within a time and a number of bytes. */
public final class SourceLook {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int FETCHED_AT_ONCE = 4 << 20;
  private static final long MOST_BYTES = 64L << 20;
  private static final Comparator<ConsumerRecord<byte[], byte[]>> OLDEST_FIRST =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private final KafkaAccess broker;

  public SourceLook(KafkaAccess broker) {
    this.broker = broker;
  }

  /**
   * What was seen.
   *
   * @param newestFirst by the time that the events carry
   * @param partial whether time or bytes ended it before its end
   */
  public record Seen(List<ConsumerRecord<byte[], byte[]>> newestFirst, boolean partial) {}

  /**
   * Looks.
   *
   * @param most events
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  public Seen last(String topic, int most, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(within)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
      consumer.assign(partitions);
      // Markers of transactions take offsets too, and so do messages that compaction took.
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        long beginning = beginnings.getOrDefault(end.getKey(), 0L);
        consumer.seek(end.getKey(), Math.max(beginning, end.getValue() - 2L * most));
      }
      return read(consumer, ends, most, deadline);
    }
  }

  private static Seen read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      int most,
      long deadline) {
    PriorityQueue<ConsumerRecord<byte[], byte[]>> newest = new PriorityQueue<>(OLDEST_FIRST);
    long bytes = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() - deadline > 0 || bytes > MOST_BYTES) {
        return new Seen(inOrder(newest), true);
      }
      for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
        bytes += Math.max(0, event.serializedValueSize());
        newest.add(event);
        if (newest.size() > most) {
          newest.poll();
        }
      }
    }
    return new Seen(inOrder(newest), false);
  }

  private static List<ConsumerRecord<byte[], byte[]>> inOrder(
      PriorityQueue<ConsumerRecord<byte[], byte[]>> newest) {
    List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>(newest);
    events.sort(Collections.reverseOrder(OLDEST_FIRST));
    return events;
  }

  private KafkaConsumer<byte[], byte[]> consumer(Duration within) {
    int millis = (int) within.toMillis();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "tributary-source-look",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCHED_AT_ONCE,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(broker.with(settings), bytes, bytes);
  }
}
