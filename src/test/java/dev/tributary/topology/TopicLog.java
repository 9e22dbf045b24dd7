package dev.tributary.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is committed on a topic at one moment, in order within each partition. */
record TopicLog(String topic, List<ConsumerRecord<byte[], byte[]>> messages) {
  private static final Duration POLL = Duration.ofMillis(100);

  static TopicLog read(String bootstrapServers, String topic) {
    try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(POLL).forEach(messages::add);
      }
      return new TopicLog(topic, List.copyOf(messages));
    }
  }

  private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** The last value of each key, without the keys whose last value is a tombstone. */
  <T> SortedMap<String, T> latest(Function<byte[], T> reader) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      values.put(new String(message.key(), StandardCharsets.UTF_8), message.value());
    }
    SortedMap<String, T> latest = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            latest.put(key, reader.apply(value));
          }
        });
    return latest;
  }

  /** All values in the order of their keys' partitions; there must be no tombstone. */
  <T> List<T> all(Function<byte[], T> reader) {
    return messages.stream().map(message -> reader.apply(message.value())).toList();
  }
}
