package dev.tributary.topology.version;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of published specs, from its beginning on, as often as it is asked. The number of
 * a spec is the place of its message: so two that publish at once never give one number twice. One
 * thread at a time may use it.
 */
public final class SpecTopic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpecTopic.class);

  private final TopicPartition partition;
  private final String entity;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<PublishedSpec> specs = new ArrayList<>();

  public SpecTopic(KafkaAccess broker, Topics topics) {
    this.partition = new TopicPartition(topics.specs(), 0);
    this.entity = topics.entity();
    this.consumer = reader(broker, partition);
  }

  /** A consumer of committed data at the beginning of a partition. */
  public static KafkaConsumer<byte[], byte[]> reader(KafkaAccess broker, TopicPartition partition) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            broker.with(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** The number of the spec in the message at an offset. */
  public static int numberAt(long offset) {
    return Math.toIntExact(offset + 1);
  }

  /**
   * All published specs that can be used, in the order of their numbers.
   *
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  public List<PublishedSpec> read() {
    ReadingOn.toTheEnd(consumer, partition, this::take);
    return List.copyOf(specs);
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      specs.add(PublishedSpecJson.read(numberAt(message.offset()), message.value(), entity));
    } catch (IOException e) {
      LOG.warn("message {} of {} is left out: {}", message.offset(), partition, e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
