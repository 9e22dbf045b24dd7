package dev.tributary.jobs;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.ReadingOn;
import dev.tributary.topology.version.SpecTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of jobs from its beginning on, as often as it is asked. For one thread. */
final class JobTopic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobTopic.class);

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final JobHistory history = new JobHistory();

  JobTopic(KafkaAccess broker, Topics topics) {
    this.partition = new TopicPartition(topics.jobs(), 0);
    this.consumer = SpecTopic.reader(broker, partition);
  }

  /** What the topic says now. */
  JobHistory read() {
    ReadingOn.toTheEnd(consumer, partition, this::take);
    return history;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.key() == null) {
      return;
    }
    try {
      String key = new String(message.key(), StandardCharsets.UTF_8);
      byte[] value = message.value();
      history.take(key, value == null ? null : JobJson.read(value), message.timestamp());
    } catch (IOException e) {
      LOG.warn("message {} of {} is left out: {}", message.offset(), partition, e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
