package dev.tributary.cli.feed;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends change events to the topics of their sources, batched and each exactly once. */
public final class ChangeFeed implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final Topics topics;
  private final Map<String, String> topicNames = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private ChangeFeed(Producer<byte[], byte[]> producer, Topics topics) {
    this.producer = producer;
    this.topics = topics;
  }

  /**
   * Connects to a broker.
   *
   * @param linger how long a batch waits for more: some milliseconds for a file, none for changes
   *     as they happen
   */
  public static ChangeFeed open(KafkaAccess broker, Topics topics, Duration linger) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            "tributary-feed",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            linger.toMillis(),
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 * 1024);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new ChangeFeed(new KafkaProducer<>(broker.with(settings), bytes, bytes), topics);
  }

  /** Hands an event over; where an earlier one could not be delivered, says so. */
  public void send(ChangeEvent event) {
    throwFailure();
    String topic = topicNames.computeIfAbsent(event.key().source(), topics::source);
    try {
      var unused = // the callback tells
          producer.send(
              new ProducerRecord<>(topic, EventJson.key(event.key()), event.value()),
              (metadata, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
    } catch (KafkaException e) {
      throw undelivered(e);
    }
  }

  /** Waits until all events are delivered. */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw undelivered(problem);
    }
  }

  private static CommandFailure undelivered(Exception problem) {
    return CommandFailure.unavailable(
        "a change event could not be delivered to the broker: " + problem.getMessage(), problem);
  }
}
