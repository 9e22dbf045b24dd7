package dev.tributary.export;

import static java.util.Objects.requireNonNull;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OutputConsumer;
import dev.tributary.topology.Topics;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads an output topic from where a cursor stands to the end that it had when this was opened, one
 * partition after the other, committed messages only. Of topics whose keys have one row it shows
 * each key's last message alone. It reads no faster than its messages are taken. One thread may use
 * it.
 */
public final class ExportSource implements Closeable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration NO_PROGRESS = Duration.ofSeconds(30);
  private static final int ASK_WITHIN_MILLIS = 10_000;

  private final ExportKind kind;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final SortedMap<Integer, Long> from = new TreeMap<>();
  private final ExportCursor next;
  private final String topic;
  private final Uuid topicId;
  private final boolean whole;

  /** Takes a message; of a key that is gone the value is null. */
  @FunctionalInterface
  public interface Visitor {
    void message(byte[] key, byte @Nullable [] value) throws IOException;
  }

  private ExportSource(
      ExportKind kind,
      String topic,
      KafkaConsumer<byte[], byte[]> consumer,
      Uuid topicId,
      ExportCursor next,
      boolean whole) {
    this.kind = kind;
    this.topic = topic;
    this.consumer = consumer;
    this.topicId = topicId;
    this.next = next;
    this.whole = whole;
  }

  /**
   * Looks where the topic ends now.
   *
   * @param since a cursor's text; null for everything
   * @throws CursorException where it cannot be gone on from
   * @throws KafkaException where the broker does not answer, or has no such topic
   */
  public static ExportSource open(
      KafkaAccess broker, Topics topics, ExportKind kind, @Nullable String since)
      throws CursorException {
    String topic = kind.topic(topics);
    TopicFacts facts = TopicFacts.of(broker, topic);
    ExportCursor cursor = since == null ? null : ExportCursor.parse(since, kind, facts.id());
    KafkaConsumer<byte[], byte[]> consumer = consumer(broker);
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      SortedMap<Integer, Long> ends = byNumber(consumer.endOffsets(partitions));
      ExportCursor next = new ExportCursor(kind, System.currentTimeMillis(), ends);
      ExportSource source =
          new ExportSource(kind, topic, consumer, facts.id(), next, cursor == null);
      source.begin(cursor, byNumber(consumer.beginningOffsets(partitions)), facts);
      return source;
    } catch (CursorException | RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** What has to be known of a topic before its messages are read. */
  private record TopicFacts(Uuid id, long tombstonesStayMillis) {
    static TopicFacts of(KafkaAccess broker, String topic) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      try (Admin admin =
          Admin.create(
              broker.with(
                  Map.of(
                      AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                      ASK_WITHIN_MILLIS,
                      AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                      ASK_WITHIN_MILLIS)))) {
        Uuid id =
            requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .get()
                .topicId();
        Config config =
            requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource)).get();
        ConfigEntry stay = config.get(TopicConfig.DELETE_RETENTION_MS_CONFIG);
        return new TopicFacts(id, Long.parseLong(stay.value()));
      } catch (ExecutionException e) {
        throw new KafkaException("the broker does not tell of " + topic, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while asking for " + topic, e);
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaAccess broker) {
    return OutputConsumer.open(broker, "tributary-export", ASK_WITHIN_MILLIS);
  }

  private static SortedMap<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    SortedMap<Integer, Long> byNumber = new TreeMap<>();
    offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
    return byNumber;
  }

  private void begin(
      @Nullable ExportCursor cursor, SortedMap<Integer, Long> beginnings, TopicFacts facts)
      throws CursorException {
    from.putAll(beginnings);
    if (cursor == null) {
      return;
    }
    if (kind.isByKey()
        && next.madeAtMillis() - cursor.madeAtMillis() > facts.tombstonesStayMillis()) {
      throw CursorException.outdated(
          "the cursor is older than the topic keeps its deletions (%d hours)"
              .formatted(Duration.ofMillis(facts.tombstonesStayMillis()).toHours()));
    }
    for (Map.Entry<Integer, Long> entry : cursor.offsets().entrySet()) {
      long offset = entry.getValue();
      Long end = next.offsets().get(entry.getKey());
      Long beginning = beginnings.get(entry.getKey());
      if (end == null || beginning == null || offset > end) {
        throw CursorException.outdated("the topic was made anew, or is shorter than it was");
      }
      if (!kind.isByKey() && offset < beginning) {
        throw CursorException.outdated("events after the cursor have passed their retention");
      }
      from.put(entry.getKey(), Math.max(offset, beginning));
    }
  }

  /** The cursor of an export that goes on from here. */
  public String nextCursor() {
    return next.text(topicId);
  }

  /** How many messages there are to read at most, transaction markers included. */
  public long length() {
    return next.offsets().entrySet().stream()
        .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /**
   * Shows what there is. Where everything is exported, keys that are gone are left out.
   *
   * @throws KafkaException where the broker stops to answer
   */
  public void read(Visitor visitor) throws IOException {
    for (Map.Entry<Integer, Long> end : next.offsets().entrySet()) {
      TopicPartition partition = new TopicPartition(topic, end.getKey());
      if (kind.isByKey()) {
        LastOffsets last = new LastOffsets();
        each(partition, end.getValue(), message -> last.put(message.key(), message.offset()));
        each(partition, end.getValue(), message -> showLast(message, last, visitor));
      } else {
        each(partition, end.getValue(), message -> show(message, visitor));
      }
    }
  }

  private void showLast(ConsumerRecord<byte[], byte[]> message, LastOffsets last, Visitor visitor)
      throws IOException {
    if (last.isLast(message.key(), message.offset())) {
      show(message, visitor);
    }
  }

  private void show(ConsumerRecord<byte[], byte[]> message, Visitor visitor) throws IOException {
    if (message.value() != null || (!whole && kind.isByKey())) {
      visitor.message(message.key(), message.value());
    }
  }

  /** Takes a message as it was read. */
  @FunctionalInterface
  private interface Taking {
    void take(ConsumerRecord<byte[], byte[]> message) throws IOException;
  }

  private void each(TopicPartition partition, long end, Taking taking) throws IOException {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from.getOrDefault(partition.partition(), 0L));
    long progressAt = System.nanoTime();
    long before = -1;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        // Messages without a key are not ours.
        if (message.offset() < end && message.key() != null) {
          taking.take(message);
        }
      }
      long position = consumer.position(partition);
      if (position != before) {
        before = position;
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > NO_PROGRESS.toNanos()) {
        throw new KafkaException("nothing came for %d s".formatted(NO_PROGRESS.toSeconds()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
