package dev.tributary.topology.version;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The shadow runs of an entity type that were made, of each spec the last one. The topic has to
 * exist. One thread at a time may use it.
 */
public final class ShadowRuns implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaAccess broker;
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> reader;
  private final Set<String> hashes = new TreeSet<>();

  public ShadowRuns(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.partition = new TopicPartition(topics.shadowRuns(), 0);
    this.reader = SpecTopic.reader(broker, partition);
  }

  /** Whether a spec of this hash was tried. */
  public boolean has(String hash) {
    ReadingOn.toTheEnd(reader, partition, this::take);
    return hashes.contains(hash);
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    String hash = new String(message.key(), StandardCharsets.UTF_8);
    if (message.value() == null) {
      hashes.remove(hash);
    } else {
      hashes.add(hash);
    }
  }

  /**
   * Keeps a run for ever.
   *
   * @throws ResolverException if the broker does not take it
   */
  public void record(ShadowRun run) {
    byte[] key = run.hash().getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.send(new ProducerRecord<>(partition.topic(), 0, key, write(run))).get();
    } catch (ExecutionException | IOException e) {
      throw new ResolverException("the shadow run was not recorded: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResolverException("interrupted while recording the shadow run", e);
    }
  }

  static byte[] write(ShadowRun run) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("identity_version", run.identityVersion());
    root.put("hash", run.hash());
    root.put("against", run.against());
    root.put("at", run.at().toString());
    run.counts().forEach(root::put);
    return JSON.writeValueAsBytes(root);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        broker.with(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() {
    reader.close();
  }
}
