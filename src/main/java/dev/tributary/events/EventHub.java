package dev.tributary.events;

import dev.tributary.query.UnavailableException;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of the topics of events at their ends, once for all listeners of an
 * instance, and hands each message to those who want its kind. It reads while somebody listens, and
 * a little longer.
 */
public final class EventHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BEGIN_WITHIN = Duration.ofSeconds(10);
  private static final Duration READ_ON_FOR = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final EventTopics topics;
  private final int queued;
  private final EventMeters meters = new EventMeters();
  private final Set<EventFeed> feeds = ConcurrentHashMap.newKeySet();

  /** Of each place the next message; empty until the reader stands at the ends. */
  private final SortedMap<EventPlace, Long> next = new TreeMap<>();

  private @Nullable Thread reader;
  private long neededNanos;
  private boolean closed;

  /**
   * @param queued how many events may wait for a listener; one that is further behind is dropped
   */
  public EventHub(KafkaAccess broker, Topics topics, int queued) {
    this.topics = new EventTopics(broker, topics);
    this.queued = queued;
  }

  public EventMeters meters() {
    return meters;
  }

  /**
   * Begins to listen.
   *
   * @param lastEventId the id of the last event that was heard; null to hear what comes from now on
   * @throws EventsLostException where it cannot be gone on from there
   * @throws UnavailableException where the broker does not answer
   */
  public EventFeed listen(Set<EventKind> kinds, @Nullable String lastEventId)
      throws EventsLostException {
    EventCursor from = lastEventId == null ? null : EventCursor.parse(lastEventId, topics.entity());
    EventFeed feed = new EventFeed(this, topics, Set.copyOf(kinds), queued);
    try {
      feed.begin(from);
      return feed;
    } catch (KafkaException e) {
      feed.close();
      LOG.warn("events cannot be read: {}", e.toString());
      throw new UnavailableException("the broker does not tell what happened", RETRY);
    } catch (EventsLostException | RuntimeException e) {
      feed.close();
      throw e;
    }
  }

  /** From now on a feed hears what comes; answers from where on. */
  synchronized Map<EventPlace, Long> join(EventFeed feed) {
    awaitReader();
    feeds.add(feed);
    meters.listeners(feeds.size());
    return Map.copyOf(next);
  }

  private void awaitReader() {
    long deadline = System.nanoTime() + BEGIN_WITHIN.toNanos();
    start();
    while (next.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (closed || reader == null || left <= 0) {
        throw new UnavailableException("events cannot be read at the moment; ask again", RETRY);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("interrupted while waiting for events", RETRY);
      }
    }
  }

  private void start() {
    neededNanos = System.nanoTime();
    if (reader == null && !closed) {
      Thread thread = new Thread(this::read, "tributary-events");
      thread.setDaemon(true);
      reader = thread;
      thread.start();
    }
  }

  /** A feed hears nothing any more. */
  synchronized void leave(EventFeed feed) {
    feeds.remove(feed);
    meters.listeners(feeds.size());
    neededNanos = System.nanoTime();
  }

  private void read() {
    try (KafkaConsumer<byte[], byte[]> consumer = topics.reader()) {
      SortedMap<EventPlace, TopicPartition> places = topics.places(consumer, EventKind.all());
      consumer.assign(places.values());
      consumer.seekToEnd(places.values());
      stand(consumer, places);
      while (isNeeded()) {
        hand(consumer, consumer.poll(POLL), places);
      }
    } catch (KafkaException e) {
      LOG.warn("events are not read any more: {}", e.toString());
      fail("the broker does not tell events at the moment; listen again");
    } catch (RuntimeException | Error e) {
      // Its words may quote a message.
      LOG.error("events are not read any more: {}", e.getClass().getName());
      fail("events cannot be told at the moment; listen again");
    }
  }

  private synchronized void stand(
      KafkaConsumer<?, ?> consumer, SortedMap<EventPlace, TopicPartition> places) {
    places.forEach((place, partition) -> next.put(place, consumer.position(partition)));
    notifyAll();
  }

  private synchronized void hand(
      KafkaConsumer<?, ?> consumer,
      ConsumerRecords<byte[], byte[]> messages,
      SortedMap<EventPlace, TopicPartition> places) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      LiveEvent event = topics.event(message);
      feeds.forEach(feed -> feed.offer(event));
    }
    places.forEach((place, partition) -> next.put(place, consumer.position(partition)));
  }

  /** Where nobody needs it, it steps back at once: who listens next starts another. */
  private synchronized boolean isNeeded() {
    boolean needed =
        !closed && (!feeds.isEmpty() || System.nanoTime() - neededNanos < READ_ON_FOR.toNanos());
    if (!needed) {
      stepBack();
    }
    return needed;
  }

  private boolean stepBack() {
    boolean reads = Thread.currentThread().equals(reader);
    if (reads) {
      reader = null;
      next.clear();
    }
    return reads;
  }

  private synchronized void fail(String why) {
    if (stepBack()) {
      feeds.forEach(feed -> feed.end(why));
    }
    notifyAll();
  }

  @Override
  public void close() {
    Thread reading;
    synchronized (this) {
      closed = true;
      reading = reader;
      feeds.forEach(feed -> feed.end("the service stops; listen again"));
      notifyAll();
    }
    if (reading != null) {
      try {
        reading.join(BEGIN_WITHIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
