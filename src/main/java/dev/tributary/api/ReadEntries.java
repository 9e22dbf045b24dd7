package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OutputConsumer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries of the topic {@code reads}, the newest first, by reading it backwards: the last
 * hour, then the four before it, and so on, until there are enough, nothing is left, or time is
 * over.
 */
final class ReadEntries {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FIRST_LOOK = Duration.ofHours(1);
  private static final int WIDER = 4;

  /** Of what waited longer for the broker, an end that was asked for may leave some out. */
  private static final Duration STORED_WITHIN = Duration.ofHours(1);

  private static final Comparator<JsonNode> OLDEST_FIRST =
      Comparator.<JsonNode, String>comparing(entry -> entry.path(ReadEntry.AT).asText())
          .thenComparing(entry -> entry.path(ReadEntry.ID).asText())
          .thenComparing(ReadEntry::isEnd);

  private final KafkaAccess broker;
  private final String topic;

  ReadEntries(KafkaAccess broker, String topic) {
    this.broker = broker;
    this.topic = topic;
  }

  /**
   * What is looked for.
   *
   * @param entity an id; null for any
   * @param by the name of a key; null for any
   * @param from the first moment; null for the first that is kept
   * @param to the first moment after; null for now
   */
  record Wanted(
      @Nullable String entity, @Nullable String by, @Nullable Instant from, @Nullable Instant to) {
    /** A look at the bytes spares parsing most of what is of others. */
    private boolean mayBe(String text) {
      return entity == null || text.contains(entity);
    }

    private boolean is(JsonNode entry) {
      Instant at = Instant.parse(entry.path(ReadEntry.AT).asText());
      return (from == null || !at.isBefore(from))
          && (to == null || at.isBefore(to))
          && (by == null || entry.path(ReadEntry.BY).asText().equals(by))
          && (entity == null || names(entry, entity));
    }

    private static boolean names(JsonNode entry, String entity) {
      for (JsonNode one : entry.path(ReadEntry.ENTITIES)) {
        if (one.asText().equals(entity)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What was found.
   *
   * @param newestFirst each read once
   * @param since all reads since then were looked at; null where all that are kept were
   * @param partial whether time was over
   */
  record Found(List<JsonNode> newestFirst, @Nullable Instant since, boolean partial) {}

  /**
   * Looks.
   *
   * @param most entries
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  Found find(Wanted wanted, int most, Duration within) {
    int millis = (int) within.toMillis();
    try (KafkaConsumer<byte[], byte[]> consumer =
        OutputConsumer.open(broker, "tributary-reads", millis)) {
      return new Search(consumer, wanted, most, System.nanoTime() + within.toNanos()).run();
    }
  }

  /** One look through the topic. */
  private final class Search {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Wanted wanted;
    private final int most;
    private final long deadline;
    private final PriorityQueue<JsonNode> newest = new PriorityQueue<>(OLDEST_FIRST);

    Search(KafkaConsumer<byte[], byte[]> consumer, Wanted wanted, int most, long deadline) {
      this.consumer = consumer;
      this.wanted = wanted;
      this.most = most;
      this.deadline = deadline;
    }

    Found run() {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> until = consumer.endOffsets(partitions);
      Instant since = Instant.now();
      Instant to = wanted.to();
      if (to != null && to.isBefore(since)) {
        since = to;
        until = offsets(to.plus(STORED_WITHIN), until, beginnings);
      }
      Instant first = wanted.from() == null ? Instant.EPOCH : wanted.from();
      Duration look = FIRST_LOOK;
      while (since.isAfter(first) && !isAt(until, beginnings)) {
        Instant back = since.minus(look);
        Instant next = back.isBefore(first) ? first : back;
        Map<TopicPartition, Long> from = offsets(next, until, beginnings);
        if (!read(from, until)) {
          return new Found(page(), since, true);
        }
        since = next;
        until = from;
        look = look.multipliedBy(WIDER);
        if (newest.size() >= capacity()) {
          return new Found(page(), since, false);
        }
      }
      return new Found(page(), wanted.from(), false);
    }

    private static boolean isAt(Map<TopicPartition, Long> at, Map<TopicPartition, Long> those) {
      return at.entrySet().stream()
          .allMatch(entry -> entry.getValue() <= those.getOrDefault(entry.getKey(), 0L));
    }

    /** Where what was stored since a time begins; not behind where the last look began. */
    private Map<TopicPartition, Long> offsets(
        Instant since, Map<TopicPartition, Long> until, Map<TopicPartition, Long> beginnings) {
      Map<TopicPartition, Long> times = new HashMap<>();
      until.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
      Map<TopicPartition, Long> offsets = new HashMap<>();
      until.forEach(
          (partition, end) -> {
            OffsetAndTimestamp offset = found.get(partition);
            long begin = offset == null ? end : Math.min(end, offset.offset());
            offsets.put(partition, Math.max(begin, beginnings.getOrDefault(partition, 0L)));
          });
      return offsets;
    }

    /** Whether all of it was read in time. */
    private boolean read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
      from.forEach(consumer::seek);
      while (until.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() - deadline > 0) {
          return false;
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(message.topic(), message.partition());
          if (message.offset() < until.getOrDefault(partition, 0L)) {
            take(message.value());
          }
        }
      }
      return true;
    }

    private void take(byte @Nullable [] value) {
      if (value == null || !wanted.mayBe(new String(value, StandardCharsets.UTF_8))) {
        return;
      }
      JsonNode entry = EntityReader.parse(value);
      if (wanted.is(entry)) {
        newest.add(entry);
        if (newest.size() > capacity()) {
          newest.poll();
        }
      }
    }

    /** A read may be there twice: its begin and its end, or sent again as nobody confirmed it. */
    private int capacity() {
      return 2 * most;
    }

    private List<JsonNode> page() {
      List<JsonNode> entries = new ArrayList<>(newest);
      entries.sort(OLDEST_FIRST.reversed());
      List<JsonNode> page = new ArrayList<>();
      String last = "";
      for (JsonNode entry : entries) {
        String id = entry.path(ReadEntry.ID).asText();
        if (!id.equals(last) && page.size() < most) {
          page.add(((ObjectNode) entry).put("id", id));
        }
        last = id;
      }
      return page;
    }
  }
}
