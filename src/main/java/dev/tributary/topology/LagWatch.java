package dev.tributary.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker a few times a second how far the group is behind, and tells the gate of the
 * intake. It sees what all instances leave undone, not only this one.
 */
final class LagWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
  private static final long EVERY_MILLIS = 250;

  private final Admin admin;
  private final String group;
  private final List<String> topics;
  private final List<String> internal;
  private final IntakeGate gate;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tributary-lag");
            thread.setDaemon(true);
            return thread;
          });
  private volatile TopicLags lags = TopicLags.UNKNOWN;
  private volatile boolean failing;

  LagWatch(Admin admin, String group, Topics topics, Collection<String> sources, IntakeGate gate) {
    this.admin = admin;
    this.group = group;
    this.internal = List.of(topics.inbox(), topics.blocking());
    this.topics = new ArrayList<>(internal);
    this.topics.add(topics.stewardship());
    this.topics.add(topics.specs());
    this.topics.add(topics.coordination());
    sources.forEach(source -> this.topics.add(topics.source(source)));
    this.gate = gate;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::lookOrSay, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** As they were when the broker was last asked. */
  TopicLags lags() {
    return lags;
  }

  private void lookOrSay() {
    try {
      lags = look();
      failing = false;
      long waiting = lags.of(internal);
      boolean before = gate.isClosed();
      gate.update(waiting, lags.processed(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
      if (gate.isClosed() != before) {
        LOG.debug("{} messages wait; intake {}", waiting, before ? "goes on" : "pauses");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      if (!failing) {
        LOG.warn("the lag is not known at present, which is tried again: {}", e.toString());
      }
      failing = true;
      gate.unknown();
    }
  }

  private TopicLags look() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(asked).all().get();
    Map<TopicPartition, Long> begins = beginningsWithoutMark(asked.keySet(), committed);
    Map<String, Long> byTopic = new HashMap<>();
    long processed = 0;
    for (TopicPartition partition : asked.keySet()) {
      OffsetAndMetadata mark = committed.get(partition);
      long at = mark == null ? begins.getOrDefault(partition, 0L) : mark.offset();
      ListOffsetsResultInfo end = ends.get(partition);
      processed += at;
      byTopic.merge(partition.topic(), Math.max(0, end == null ? 0 : end.offset() - at), Long::sum);
    }
    return new TopicLags(byTopic, processed);
  }

  /** A source may have thrown away its first messages long before anybody read it. */
  private Map<TopicPartition, Long> beginningsWithoutMark(
      Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicPartition partition : partitions) {
      if (committed.get(partition) == null) {
        asked.put(partition, OffsetSpec.earliest());
      }
    }
    Map<TopicPartition, Long> begins = new HashMap<>();
    if (!asked.isEmpty()) {
      admin
          .listOffsets(asked)
          .all()
          .get()
          .forEach((partition, info) -> begins.put(partition, info.offset()));
    }
    return begins;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
