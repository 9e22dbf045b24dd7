package dev.tributary.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is processed from the internal topics, behind the committed offsets. */
final class InternalTopicPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InternalTopicPurge.class);
  private static final long EVERY_SECONDS = 30;

  private final Admin admin;
  private final String group;
  private final List<String> topics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tributary-purge");
            thread.setDaemon(true);
            return thread;
          });

  InternalTopicPurge(Admin admin, String group, List<String> topics) {
    this.admin = admin;
    this.group = group;
    this.topics = topics;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::purgeOrSay, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void purgeOrSay() {
    try {
      purge();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      LOG.warn("the internal topics were not purged, which is tried again: {}", e.toString());
    }
  }

  private void purge() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, RecordsToDelete> processed = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null && topics.contains(partition.topic())) {
            processed.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
          }
        });
    if (!processed.isEmpty()) {
      admin.deleteRecords(processed).all().get();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
