package dev.tributary.jobs;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.ReadingOn;
import dev.tributary.topology.version.SpecTopic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What jobs make, kept on a topic in compressed pieces under {@code ID/NUMBER}, so that any
 * instance has it.
 */
public final class JobDocuments {
  private static final int PIECE_BYTES = 512 << 10;
  private static final int MOST_PIECES = 128;

  private final KafkaAccess broker;
  private final TopicPartition partition;

  public JobDocuments(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.partition = new TopicPartition(topics.jobDocuments(), 0);
  }

  /**
   * Keeps a document.
   *
   * @throws JobFailedException where it is too large
   * @throws KafkaException where the broker does not take it
   */
  JobDocument write(String id, byte[] document) throws JobFailedException {
    byte[] packed = packed(document);
    int pieces = (packed.length + PIECE_BYTES - 1) / PIECE_BYTES;
    if (pieces > MOST_PIECES) {
      throw new JobFailedException(
          "what the job made has %,d bytes compressed, and %,d are kept at most"
              .formatted(packed.length, MOST_PIECES * PIECE_BYTES));
    }
    List<byte @Nullable []> values = new ArrayList<>();
    for (int from = 0; from < packed.length; from += PIECE_BYTES) {
      values.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PIECE_BYTES)));
    }
    return new JobDocument(send(id, values), pieces, document.length);
  }

  /** Takes the document of a job away. */
  void forget(String id, JobDocument document) {
    List<byte @Nullable []> nothing = new ArrayList<>();
    for (int piece = 0; piece < document.pieces(); piece++) {
      nothing.add(null);
    }
    send(id, nothing);
  }

  private long send(String id, List<byte @Nullable []> values) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker.with(settings), bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int piece = 0; piece < values.size(); piece++) {
        byte[] key = key(id, piece).getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(partition.topic(), 0, key, values.get(piece))));
      }
      long first = 0;
      for (int piece = 0; piece < sent.size(); piece++) {
        long offset = sent.get(piece).get().offset();
        first = piece == 0 ? offset : first;
      }
      return first;
    } catch (ExecutionException e) {
      throw new KafkaException("the broker did not take a document", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while a document was sent", e);
    }
  }

  private static String key(String id, int piece) {
    return id + "/" + piece;
  }

  /**
   * The document of a job.
   *
   * @return null where it is gone
   * @throws KafkaException where the broker does not answer
   */
  public byte @Nullable [] read(String id, JobDocument document) {
    try (KafkaConsumer<byte[], byte[]> consumer = SpecTopic.reader(broker, partition)) {
      consumer.seek(partition, document.offset());
      List<byte[]> pieces = new ArrayList<>();
      ReadingOn.untilEnough(
          consumer,
          partition,
          message -> {
            if (message.value() != null && isPiece(message, id, pieces.size())) {
              pieces.add(message.value());
            }
          },
          () -> pieces.size() == document.pieces());
      return pieces.size() < document.pieces() ? null : unpacked(pieces);
    }
  }

  private static boolean isPiece(ConsumerRecord<byte[], byte[]> message, String id, int piece) {
    return message.key() != null
        && new String(message.key(), StandardCharsets.UTF_8).equals(key(id, piece));
  }

  private static byte[] packed(byte[] document) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(document);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(List<byte[]> pieces) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    pieces.forEach(packed::writeBytes);
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new KafkaException("a document is damaged", e);
    }
  }
}
