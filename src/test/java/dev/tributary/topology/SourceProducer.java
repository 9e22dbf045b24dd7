package dev.tributary.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes changes to source topics, as connectors and other producers would. */
final class SourceProducer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;

  SourceProducer(String bootstrapServers, Topics topics) {
    this.topics = topics;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                32 << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends the row of a demo record as plain JSON, with its event time as the time of the event. */
  void send(DemoRecord record) {
    send(record.key(), record.eventTimeMillis(), record.columns());
  }

  void send(RecordKey record, long timeMillis, Map<String, String> row) {
    ObjectNode json = JSON.createObjectNode();
    row.forEach(json::put);
    send(record, timeMillis, json.toString());
  }

  /** Sends any text under the record's id; null deletes the record. */
  void send(RecordKey record, @Nullable Long timeMillis, @Nullable String value) {
    producer.send(
        new ProducerRecord<>(
            topics.source(record.source()),
            null,
            timeMillis,
            bytes(record.id()),
            value == null ? null : bytes(value)));
  }

  void delete(RecordKey record) {
    send(record, null, (String) null);
  }

  /** Sends bytes as they are and says where they went. */
  RecordMetadata sendRaw(String source, byte @Nullable [] key, byte @Nullable [] value) {
    return sendTo(topics.source(source), key, value);
  }

  RecordMetadata sendTo(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      return producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("the broker did not take a message for " + topic, e);
    }
  }

  /** Returns once the broker has everything. */
  void flush() {
    producer.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
