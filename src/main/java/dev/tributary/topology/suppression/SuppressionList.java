package dev.tributary.topology.suppression;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of suppressions. It is read to its end before the first record is: so nothing
 * comes back while a process starts. Where it cannot be followed any more no record may pass
 * either, so whoever asks is told by an exception.
 */
public final class SuppressionList implements Suppressions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SuppressionList.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SuppressedDigests digests;
  private final boolean hasSecret;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  private SuppressionList(KafkaAccess broker, Topics topics, byte @Nullable [] secret) {
    this.partition = new TopicPartition(topics.suppressions(), 0);
    this.digests = new SuppressedDigests(secret == null ? null : new DigestKey(secret));
    this.hasSecret = secret != null;
    this.consumer =
        new KafkaConsumer<>(
            broker.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "tributary-suppressions",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = new Thread(this::follow, "tributary-suppressions");
    thread.setDaemon(true);
  }

  /**
   * Reads the topic, which has to exist, to the end that it has now, and follows it from there.
   *
   * @param secret the key that new digests are made with; null for one that is kept on the topic
   * @throws ResolverException where it cannot be read, or has digests made with another secret
   */
  public static SuppressionList open(KafkaAccess broker, Topics topics, byte @Nullable [] secret) {
    SuppressionList list = new SuppressionList(broker, topics, secret);
    try {
      list.readToTheEnd();
      list.thread.start();
      return list;
    } catch (RuntimeException e) {
      list.consumer.close();
      throw e;
    }
  }

  private void readToTheEnd() {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end) {
      if (take()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new ResolverException(
            "nothing came from %s for %d s; is the broker in good health?"
                .formatted(partition.topic(), PATIENCE.toSeconds()));
      }
    }
    checkKeys();
  }

  private boolean take() {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      any = true;
      take(message);
    }
    return any;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    String key = new String(message.key(), StandardCharsets.UTF_8);
    if (message.value() == null) {
      digests.remove(key);
      return;
    }
    try {
      digests.take(SuppressionRow.read(key, message.value()));
    } catch (IOException | IllegalArgumentException e) {
      throw new ResolverException(
          "message %d of %s cannot be read, so it is not known which records must not come back: %s"
              .formatted(message.offset(), partition, e.getMessage()),
          e);
    }
  }

  private void checkKeys() {
    Set<String> missing = digests.missingKeys();
    if (!missing.isEmpty()) {
      throw new ResolverException(
          "records were erased under a secret that this process does not have (%s); give it with"
                  .formatted(String.join(", ", missing))
              + " --erasure-secret, or erasure_secret_file of serve, lest they come back");
    }
  }

  private void follow() {
    try {
      while (!stopped) {
        if (take()) {
          checkKeys();
        }
      }
    } catch (WakeupException e) {
      // It is being closed.
    } catch (RuntimeException | Error e) {
      failure = e;
      LOG.error("the suppressions are not followed any more: {}", e.toString());
    } finally {
      consumer.close();
    }
  }

  private SuppressedDigests current() {
    Throwable failed = failure;
    if (failed != null) {
      throw new ResolverException(
          "it is not known any more which records must not come back: " + failed.getMessage(),
          failed);
    }
    return digests;
  }

  /** All that is known by now. */
  public SuppressedDigests digests() {
    return current();
  }

  /** Whether this process brings a secret along. */
  public boolean hasSecret() {
    return hasSecret;
  }

  @Override
  public boolean isEmpty() {
    return current().isEmpty();
  }

  @Override
  public boolean has(RecordKey record) {
    return current().has(record);
  }

  @Override
  public void close() {
    stopped = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
