package dev.tributary.topology;

import dev.tributary.topology.store.StoreFiles;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that a resolver runs under. */
final class ResolverConfig {
  private ResolverConfig() {}

  static Properties of(ResolverSettings settings) {
    Properties config = new Properties();
    // Unprefixed, so that admin client, producers and all consumers get them.
    config.putAll(settings.broker().settings());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.topics().applicationId());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.broker().bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    config.put(StreamsConfig.POLL_MS_CONFIG, 10);
    // Nothing here rests on the order between topics, so no task waits for one that is empty.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L); // rows are cached decoded
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreFiles.class);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 131_072);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), linger(settings));
    // A producer that begins before the markers of its last transaction are written tries again.
    // With the usual 100 ms in between it would stand still for most of a short transaction.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 500);
    // With more than one, a batch that the broker puts off makes all that follow it out of order.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 8 << 20);
    config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), 8 << 20);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000);
    return config;
  }

  /**
   * Nobody sees a message before the commit, and a commit sends what still lingers: so waiting
   * costs no time up to then, and makes few large requests of many small ones.
   */
  private static int linger(ResolverSettings settings) {
    return (int) Math.max(5, Math.min(100, settings.commitInterval().toMillis() / 2));
  }
}
