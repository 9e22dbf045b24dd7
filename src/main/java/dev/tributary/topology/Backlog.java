package dev.tributary.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether the application has read everything. Offsets alone do not: a transaction's marker
 * takes an offset too. So it reads from the committed offsets on, and looks for what is not yet
 * committed: on the topics that it publishes as well, for what was published by the clock leaves no
 * offset behind.
 */
final class Backlog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Admin admin;
  private final String group;
  private final List<String> read = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final KafkaConsumer<byte[], byte[]> consumer;

  Backlog(
      KafkaAccess broker, String group, Topics topics, Collection<String> sources, Admin admin) {
    this.admin = admin;
    this.group = group;
    sources.forEach(source -> this.read.add(topics.source(source)));
    this.read.add(topics.stewardship());
    this.read.add(topics.inbox());
    this.read.add(topics.blocking());
    this.read.add(topics.specs());
    this.read.add(topics.coordination());
    this.published.add(topics.specStatus());
    ResolverTopology.OUTPUTS.forEach(kind -> this.published.add(topics.name(kind)));
    this.consumer =
        new KafkaConsumer<>(
            broker.with(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    1)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  synchronized boolean isEmpty() {
    try {
      List<TopicPartition> inputs = partitionsOf(read);
      List<TopicPartition> all = new ArrayList<>(partitionsOf(published));
      all.addAll(inputs);
      Map<TopicPartition, Long> ends = ends(all, IsolationLevel.READ_UNCOMMITTED);
      boolean open = !ends.equals(ends(all, IsolationLevel.READ_COMMITTED));
      return !open && nothingUnread(inputs, ends);
    } catch (ExecutionException e) {
      throw new ResolverException("cannot ask the broker for offsets: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResolverException("interrupted while asking for offsets", e);
    }
  }

  private List<TopicPartition> partitionsOf(List<String> topics)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
    }
    return partitions;
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel level)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin.listOffsets(asked, new ListOffsetsOptions(level)).all().get();
    found.forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  private boolean nothingUnread(List<TopicPartition> partitions, Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    List<TopicPartition> behind = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      long end = ends.getOrDefault(partition, 0L);
      if (end > (offset == null ? 0 : offset.offset())) {
        behind.add(partition);
      }
    }
    return behind.isEmpty() || onlyMarkersBetween(behind, committed, ends);
  }

  private boolean onlyMarkersBetween(
      List<TopicPartition> behind,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> ends) {
    consumer.assign(behind);
    for (TopicPartition partition : behind) {
      OffsetAndMetadata offset = committed.get(partition);
      consumer.seek(partition, offset == null ? 0 : offset.offset());
    }
    if (!consumer.poll(PATIENCE).isEmpty()) {
      return false;
    }
    return behind.stream()
        .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
