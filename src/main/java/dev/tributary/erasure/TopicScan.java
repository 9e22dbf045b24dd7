package dev.tributary.erasure;

import dev.tributary.topology.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to the end that they have now. One thread may use it. */
public final class TopicScan implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration NO_PROGRESS = Duration.ofSeconds(60);
  private static final int AT_ONCE = 5_000;
  private static final int FETCH_WAIT_MILLIS = 20;

  private final KafkaConsumer<byte[], byte[]> consumer;

  private TopicScan(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** A scan of what is committed. */
  public static TopicScan ofCommitted(KafkaAccess broker) {
    return open(broker, "read_committed");
  }

  /** A scan of all that is there, transactions that were broken off among it. */
  public static TopicScan ofAll(KafkaAccess broker) {
    return open(broker, "read_uncommitted");
  }

  private static TopicScan open(KafkaAccess broker, String isolation) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tributary-erasure");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    // At the end of a topic a fetch waits for more, and the next topic would wait behind it.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new TopicScan(new KafkaConsumer<>(broker.with(settings), bytes, bytes));
  }

  /**
   * Shows every message of a topic, in order within each partition.
   *
   * @throws KafkaException where the broker does not answer, or has no such topic
   */
  public void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long positions = -1;
    long progressAt = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(visitor);
      long now = partitions.stream().mapToLong(consumer::position).sum();
      if (now != positions) {
        positions = now;
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > NO_PROGRESS.toNanos()) {
        throw new KafkaException(
            "nothing came from %s for %d s".formatted(topic, NO_PROGRESS.toSeconds()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
