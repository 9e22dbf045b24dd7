package dev.tributary.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What one listener hears. One that goes on from an earlier place reads by itself up to where it
 * joined the others, and hears what came meanwhile afterwards. One thread may use it.
 */
public final class EventFeed implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String TOO_SLOW =
      "events came faster than they were taken; listen again with the last id";

  private final EventHub hub;
  private final EventTopics topics;
  private final Set<EventKind> kinds;
  private final BlockingQueue<LiveEvent> queue;
  private final AtomicReference<@Nullable String> ending = new AtomicReference<>();
  private final Map<EventPlace, Long> next = new TreeMap<>();
  private final Deque<LiveEvent> read = new ArrayDeque<>();
  private volatile boolean overflown;
  private @Nullable KafkaConsumer<byte[], byte[]> reader;

  /** Where it joined the others: up to there it reads by itself. */
  private final Map<EventPlace, Long> joined = new HashMap<>();

  EventFeed(EventHub hub, EventTopics topics, Set<EventKind> kinds, int queued) {
    this.hub = hub;
    this.topics = topics;
    this.kinds = kinds;
    this.queue = new ArrayBlockingQueue<>(queued);
  }

  void begin(@Nullable EventCursor from) throws EventsLostException {
    join();
    next.putAll(joined);
    if (from == null) {
      return;
    }
    Map<EventPlace, Long> earlier = new TreeMap<>();
    for (Map.Entry<EventPlace, Long> entry : from.next().entrySet()) {
      EventPlace place = entry.getKey();
      Long end = joined.get(place);
      if (kinds.contains(place.kind()) && end == null) {
        throw EventsLostException.outdated("the topics were made anew");
      }
      // What is ahead of here was told by an instance that had read more.
      if (end != null && !end.equals(entry.getValue())) {
        earlier.put(place, entry.getValue());
      }
    }
    if (!earlier.isEmpty()) {
      goBack(earlier);
    }
  }

  private void join() {
    hub.join(this)
        .forEach(
            (place, offset) -> {
              if (kinds.contains(place.kind())) {
                joined.put(place, offset);
              }
            });
  }

  private void goBack(Map<EventPlace, Long> earlier) throws EventsLostException {
    KafkaConsumer<byte[], byte[]> consumer = topics.reader();
    reader = consumer;
    List<TopicPartition> partitions = earlier.keySet().stream().map(topics::partition).toList();
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (Map.Entry<EventPlace, Long> entry : earlier.entrySet()) {
      EventPlace place = entry.getKey();
      TopicPartition partition = topics.partition(place);
      long beginning = beginnings.getOrDefault(partition, 0L);
      if (entry.getValue() > ends.getOrDefault(partition, 0L)) {
        throw EventsLostException.outdated("the topics were made anew, or are shorter than before");
      }
      if (entry.getValue() < beginning && !place.kind().isByKey()) {
        throw EventsLostException.outdated("events since then have passed their retention");
      }
      next.put(place, Math.max(beginning, entry.getValue()));
    }
    assign();
  }

  private void assign() {
    KafkaConsumer<byte[], byte[]> consumer = reader == null ? topics.reader() : reader;
    reader = consumer;
    List<EventPlace> behind = next.keySet().stream().filter(this::isBehind).toList();
    consumer.assign(behind.stream().map(topics::partition).toList());
    behind.forEach(place -> consumer.seek(topics.partition(place), at(next, place)));
  }

  private boolean isBehind(EventPlace place) {
    return at(next, place) < at(joined, place);
  }

  private static long at(Map<EventPlace, Long> offsets, EventPlace place) {
    return offsets.getOrDefault(place, 0L);
  }

  /** Called by the reader of all. */
  void offer(LiveEvent event) {
    if (kinds.contains(event.kind()) && !overflown && !queue.offer(event)) {
      overflown = true;
    }
  }

  /** The last word, for whoever listens. */
  void end(String why) {
    ending.compareAndSet(null, why);
  }

  /** Why it is over; empty while it goes on. */
  public Optional<String> ended() {
    return Optional.ofNullable(ending.get());
  }

  /** The id of the place after the last event that {@link #next} gave. */
  public String place() {
    return EventCursor.of(next).text(topics.entity());
  }

  /**
   * The next event; null where none came within a time, or it is over.
   *
   * @throws org.apache.kafka.common.KafkaException where the broker stops to answer
   */
  public @Nullable LiveEvent next(Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (ending.get() == null) {
      LiveEvent event = reader == null ? queued() : reread();
      if (event == null && reader == null && overflown) {
        hub.meters().dropped();
        end(TOO_SLOW);
      } else if (event != null && event.offset() >= at(next, event.place())) {
        next.put(event.place(), event.offset() + 1);
        hub.meters().told();
        return event;
      } else if (System.nanoTime() - deadline > 0) {
        return null;
      }
    }
    return null;
  }

  private @Nullable LiveEvent queued() throws InterruptedException {
    return queue.poll(overflown ? 0 : POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What was there before it joined; null where nothing came for a moment, or it is through. */
  private @Nullable LiveEvent reread() {
    KafkaConsumer<byte[], byte[]> consumer = reader;
    if (!read.isEmpty() || consumer == null) {
      return read.poll();
    }
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      LiveEvent event = topics.event(message);
      if (event.offset() < at(joined, event.place())) {
        read.add(event);
      }
    }
    if (read.isEmpty() && isThrough(consumer)) {
      joinAgain(consumer);
    }
    return read.poll();
  }

  private boolean isThrough(KafkaConsumer<?, ?> consumer) {
    List<EventPlace> through = new ArrayList<>();
    for (EventPlace place : next.keySet()) {
      TopicPartition partition = topics.partition(place);
      if (consumer.assignment().contains(partition)
          && consumer.position(partition) >= at(joined, place)) {
        through.add(place);
      }
    }
    through.forEach(place -> next.merge(place, at(joined, place), Math::max));
    return next.keySet().stream().noneMatch(this::isBehind);
  }

  /** Where too much came while it read by itself, it reads that by itself too. */
  private void joinAgain(KafkaConsumer<byte[], byte[]> consumer) {
    if (overflown) {
      hub.leave(this);
      queue.clear();
      overflown = false;
      join();
      assign();
    } else {
      consumer.close();
      reader = null;
    }
  }

  @Override
  public void close() {
    hub.leave(this);
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
