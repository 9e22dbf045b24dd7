package dev.tributary.topology;

import dev.tributary.clustering.RecordRow;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The records that a resolver knows at a moment, running or not: read from the changelog of its
 * store, so just what it resolves by, however long the sources keep their changes.
 */
public final class KnownRecords {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration NO_PROGRESS = Duration.ofSeconds(60);

  private final KafkaAccess broker;
  private final String changelog;

  public KnownRecords(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.changelog = topics.applicationId() + "-" + StoreNames.ACTORS + "-changelog";
  }

  /**
   * Reads them.
   *
   * @param most as many at most; of more a sample, always the same for the same records: those
   *     whose keys' hashes divide by a power of two
   * @param progress told how many messages are read, now and then
   * @throws KafkaException where the broker does not answer
   * @throws ResolverException where no resolver has kept records there
   */
  public List<SourceChange> read(int most, LongConsumer progress) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Sample sample = new Sample(most);
      read(consumer, consumer.endOffsets(partitions), sample, progress);
      return sample.changes();
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "tributary-known-records");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(
        broker.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    List<PartitionInfo> found;
    try {
      found = consumer.partitionsFor(changelog);
    } catch (UnknownTopicOrPartitionException e) {
      found = List.of();
    }
    if (found.isEmpty()) {
      throw new ResolverException(
          "there is no topic %s: no resolver of this entity type has run on this broker; check the"
                  .formatted(changelog)
              + " address and the entity's name in the spec");
    }
    return found.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Sample sample,
      LongConsumer progress) {
    long positions = -1;
    long progressAt = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        take(message, sample);
      }
      long now = ends.keySet().stream().mapToLong(consumer::position).sum();
      if (now != positions) {
        positions = now;
        progressAt = System.nanoTime();
        progress.accept(now);
      } else if (System.nanoTime() - progressAt > NO_PROGRESS.toNanos()) {
        throw new KafkaException(
            "nothing came from %s for %d s".formatted(changelog, NO_PROGRESS.toSeconds()));
      }
    }
  }

  private static void take(ConsumerRecord<byte[], byte[]> message, Sample sample) {
    byte[] key = message.key();
    if (key == null || key.length == 0 || key[0] != Table.RECORDS.prefix()) {
      return;
    }
    RecordKey record = new KeyReader(Arrays.copyOfRange(key, 1, key.length)).readRecordKey();
    sample.put(
        record, message.value() == null ? null : Formats.RECORD_ROW.fromBytes(message.value()));
  }

  /** The newest rows of records, or of an even part of them. */
  private static final class Sample {
    private final int most;
    private final Map<RecordKey, SourceChange> rows = new HashMap<>();
    private int oneIn = 1;

    Sample(int most) {
      this.most = most;
    }

    void put(RecordKey key, @Nullable RecordRow row) {
      if (row == null || !row.isAlive()) {
        rows.remove(key);
      } else if (isWanted(key)) {
        rows.put(
            key,
            new SourceChange(key, row.columns(), row.eventTimeMillis(), row.order().position()));
        while (rows.size() > most) {
          oneIn *= 2;
          rows.keySet().removeIf(known -> !isWanted(known));
        }
      }
    }

    private boolean isWanted(RecordKey key) {
      int mixed = (31 * key.source().hashCode() + key.id().hashCode()) * 0x9E3779B1;
      return (mixed >>> 8 & oneIn - 1) == 0;
    }

    List<SourceChange> changes() {
      return new ArrayList<>(rows.values());
    }
  }
}
