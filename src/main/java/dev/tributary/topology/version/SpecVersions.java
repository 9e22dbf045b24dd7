package dev.tributary.topology.version;

import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the spec of an entity type: what was published, what is in force, and how to
 * publish another one. For commands and servers; the topics have to exist. One thread at a time may
 * use it.
 */
public final class SpecVersions implements AutoCloseable {
  /** Before compression, which is what the topic's own limit is about. */
  private static final int MAX_REQUEST_BYTES = 192 << 20;

  private final KafkaAccess broker;
  private final Topics topics;
  private final SpecTopic specs;
  private final TopicPartition statusPartition;
  private final KafkaConsumer<byte[], byte[]> statusReader;
  private final ShadowRuns shadowRuns;
  private @Nullable ChangeStatus status;

  public SpecVersions(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.topics = topics;
    this.specs = new SpecTopic(broker, topics);
    this.statusPartition = new TopicPartition(topics.specStatus(), 0);
    this.statusReader = SpecTopic.reader(broker, statusPartition);
    this.shadowRuns = new ShadowRuns(broker, topics);
  }

  /** All versions that can be used, in the order of their numbers. */
  public List<PublishedSpec> all() {
    return specs.read();
  }

  /** The version that was published last: it is in force, or comes into force. */
  public Optional<PublishedSpec> newest() {
    List<PublishedSpec> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The shadow runs that were made. */
  public ShadowRuns shadowRuns() {
    return shadowRuns;
  }

  /** How far the change to the newest version is; empty before a resolver has run. */
  public Optional<ChangeStatus> status() {
    ReadingOn.toTheEnd(statusReader, statusPartition, this::take);
    return Optional.ofNullable(status);
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      status = ChangeOverJson.read(message.value());
    } catch (IOException | IllegalArgumentException e) {
      throw new ResolverException("the topic " + topics.specStatus() + " cannot be read", e);
    }
  }

  /**
   * Publishes a spec, whatever there is and whatever governance says; see {@link SpecPublishing}.
   *
   * @param note why, for those who read the list of versions; may be empty
   * @param again whether records are to be resolved anew even where the same spec is in force
   * @throws ResolverException if the broker does not take it
   */
  PublishedSpec publish(Plan plan, String note, boolean again) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] value = PublishedSpecJson.write(plan, now, note, again);
    byte[] key = plan.hash().getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      RecordMetadata at = producer.send(new ProducerRecord<>(topics.specs(), 0, key, value)).get();
      return new PublishedSpec(SpecTopic.numberAt(at.offset()), now, note, again, plan);
    } catch (ExecutionException e) {
      throw new ResolverException("the spec was not published: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResolverException("interrupted while publishing the spec", e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        broker.with(
            Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_REQUEST_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) MAX_REQUEST_BYTES,
                ProducerConfig.ACKS_CONFIG,
                "all")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() {
    specs.close();
    statusReader.close();
    shadowRuns.close();
  }
}
