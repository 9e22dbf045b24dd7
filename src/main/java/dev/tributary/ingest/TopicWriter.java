package dev.tributary.ingest;

import dev.tributary.query.UnavailableException;
import dev.tributary.topology.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages and returns once the broker has stored them. The producer is idempotent: what it
 * sends again by itself is stored once. Threads share it.
 */
public final class TopicWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWriter.class);
  private static final int GIVE_UP_MILLIS = 10_000;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;

  /**
   * A message for a topic.
   *
   * @param value null for a tombstone
   * @param timeMillis its time, milliseconds since 1970
   */
  public record Message(String topic, byte[] key, byte @Nullable [] value, long timeMillis) {}

  private TopicWriter(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** A writer that connects with its first message. */
  public static TopicWriter open(KafkaAccess broker) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            "tributary-api",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            // A caller waits for each of them.
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            GIVE_UP_MILLIS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            GIVE_UP_MILLIS / 2,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            GIVE_UP_MILLIS);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new TopicWriter(new KafkaProducer<>(broker.with(settings), bytes, bytes));
  }

  /**
   * Sends messages, those of a key in their order.
   *
   * @throws UnavailableException where the broker did not confirm all of them; some may be stored,
   *     and sending all of them again does no harm
   */
  public void write(List<Message> messages) {
    send(
        messages.stream()
            .map(
                message ->
                    new ProducerRecord<>(
                        message.topic(),
                        null,
                        message.timeMillis(),
                        message.key(),
                        message.value()))
            .toList());
  }

  /**
   * The same of messages that go to a partition of their own, or have headers.
   *
   * @throws UnavailableException see {@link #write}
   */
  public void send(List<ProducerRecord<byte[], byte[]>> messages) {
    try {
      List<Future<?>> sent = new ArrayList<>(messages.size());
      for (ProducerRecord<byte[], byte[]> message : messages) {
        sent.add(producer.send(message));
      }
      for (Future<?> one : sent) {
        one.get(2L * GIVE_UP_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw notStored(e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw notStored(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notStored(e);
    }
  }

  private static UnavailableException notStored(@Nullable Throwable why) {
    LOG.warn("the broker did not confirm a message: {}", String.valueOf(why));
    return new UnavailableException(
        "the broker did not confirm what was sent, which may be stored or not; send it again",
        RETRY);
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }
}
