package dev.tributary.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers for those who read topics by themselves, at places that they keep. */
public final class OutputConsumer {
  private static final int FETCH_BYTES = 8 << 20;

  private OutputConsumer() {}

  /**
   * A consumer of committed messages that belongs to no group and is at no place yet.
   *
   * @param answerMillis how long the broker may take for an answer
   */
  public static KafkaConsumer<byte[], byte[]> open(
      KafkaAccess broker, String clientId, int answerMillis) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            clientId,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            answerMillis,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            answerMillis);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(broker.with(settings), bytes, bytes);
  }
}
