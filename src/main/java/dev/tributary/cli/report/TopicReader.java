package dev.tributary.cli.report;

import dev.tributary.cli.terminal.CommandFailure;
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
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to the end that they have now; committed messages only. */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration NO_PROGRESS = Duration.ofSeconds(60);

  private final KafkaConsumer<String, byte[]> consumer;

  public TopicReader(KafkaAccess broker) {
    this.consumer = newConsumer(broker, "tributary-reader");
  }

  /** A consumer of committed messages with keys as text, for whoever wants to follow topics. */
  public static KafkaConsumer<String, byte[]> newConsumer(KafkaAccess broker, String id) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            id,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000);
    return new KafkaConsumer<>(
        broker.with(settings), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The partitions of a topic. */
  public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Shows every message, in order within each partition. */
  public void readAll(String topic, Consumer<ConsumerRecord<String, byte[]>> visitor) {
    try {
      readTo(ends(topic), visitor);
    } catch (KafkaException e) {
      throw CommandFailure.unavailable(
          "the topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Shows the last message of every key, without those whose last one is a tombstone. Reads twice,
   * so that it holds the keys in memory and not the values.
   */
  public void readLatest(String topic, Consumer<ConsumerRecord<String, byte[]>> visitor) {
    try {
      Map<TopicPartition, Long> ends = ends(topic);
      Map<String, Place> last = new HashMap<>();
      readTo(ends, message -> last.put(message.key(), Place.of(message)));
      readTo(
          ends,
          message -> {
            if (message.value() != null && Place.of(message).equals(last.get(message.key()))) {
              visitor.accept(message);
            }
          });
    } catch (KafkaException e) {
      throw CommandFailure.unavailable(
          "the topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
  }

  private record Place(int partition, long offset) {
    static Place of(ConsumerRecord<String, byte[]> message) {
      return new Place(message.partition(), message.offset());
    }
  }

  private Map<TopicPartition, Long> ends(String topic) {
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    return consumer.endOffsets(partitions);
  }

  private void readTo(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> visitor) {
    consumer.seekToBeginning(ends.keySet());
    long positions = -1;
    long progressAt = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        if (message.offset() < end(ends, message)) {
          visitor.accept(message);
        }
      }
      long now = ends.keySet().stream().mapToLong(consumer::position).sum();
      if (now != positions) {
        positions = now;
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > NO_PROGRESS.toNanos()) {
        throw new KafkaException("nothing came for %d s".formatted(NO_PROGRESS.toSeconds()));
      }
    }
  }

  private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<String, byte[]> message) {
    return ends.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
