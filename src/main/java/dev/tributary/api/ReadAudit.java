package dev.tributary.api;

import dev.tributary.http.Read;
import dev.tributary.http.ReadLog;
import dev.tributary.http.ReadMeters;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.query.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings reads to the topic {@code reads}, behind the answers: who answers puts a read into a
 * buffer that is bounded, and never waits for the broker. A thread of its own stores what is there.
 */
final class ReadAudit implements ReadLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadAudit.class);
  private static final int AT_ONCE = 500;
  private static final long PAUSE_MILLIS = 100;
  private static final long SAY_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

  private final Consumer<List<Message>> store;
  private final String topic;
  private final ReadAuditSettings settings;
  private final LongSupplier nanos;
  private final Semaphore room;
  private final Queue<Read> waiting = new ConcurrentLinkedQueue<>();
  private final ReadMeters meters = new ReadMeters();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "tributary-read-audit");
            made.setDaemon(true);
            return made;
          });

  /** What could not be stored yet; it comes before what waits. For the thread alone. */
  private List<Read> underWay = List.of();

  private long saidAt;
  private long saidLost;
  private long saidRefused;

  /**
   * @param store stores messages, or fails with {@link UnavailableException}
   * @param nanos a clock that only goes forward
   */
  ReadAudit(
      Consumer<List<Message>> store, String topic, ReadAuditSettings settings, LongSupplier nanos) {
    this.store = store;
    this.topic = topic;
    this.settings = settings;
    this.nanos = nanos;
    this.room = new Semaphore(settings.maxWaitingIds());
    this.saidAt = nanos.getAsLong() - SAY_AGAIN_NANOS;
  }

  /** Begins to store. */
  void start() {
    // It ends with its thread, and fails never.
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            this::flush, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void note(Read read) {
    if (room.tryAcquire(weight(read))) {
      waiting.add(read);
      return;
    }
    // What was begun is answered already, and its begin is taken down.
    if (settings.refusesWhenFull() && read.endedAt() == null) {
      meters.refused.increment();
      throw new UnavailableException(
          "what is read has to be in the audit, which takes nothing at the moment", RETRY);
    }
    meters.lost.increment();
  }

  private static int weight(Read read) {
    return 1 + read.entities().size();
  }

  /** Stores all that waits; what fails is tried again the next time. */
  void flush() {
    try {
      for (List<Read> next = next(); !next.isEmpty(); next = next()) {
        store.accept(next.stream().map(read -> ReadEntry.message(topic, read)).toList());
        meters.stored.add(next.size());
        room.release(next.stream().mapToInt(ReadAudit::weight).sum());
        underWay = List.of();
      }
    } catch (RuntimeException e) {
      say("reads wait to be stored in the audit: " + e.getClass().getSimpleName());
    }
    if (meters.lost.sum() > saidLost || meters.refused.sum() > saidRefused) {
      say("the audit of reads is full");
    }
  }

  private List<Read> next() {
    if (underWay.isEmpty()) {
      List<Read> taken = new ArrayList<>();
      for (Read one = waiting.poll(); one != null; one = waiting.poll()) {
        taken.add(one);
        if (taken.size() == AT_ONCE) {
          break;
        }
      }
      underWay = taken;
    }
    return underWay;
  }

  /** Once a minute at most. */
  private void say(String what) {
    long now = nanos.getAsLong();
    if (now - saidAt < SAY_AGAIN_NANOS) {
      return;
    }
    saidAt = now;
    saidLost = meters.lost.sum();
    saidRefused = meters.refused.sum();
    LOG.warn(
        "{}; since the start {} reads were answered and are missing, {} were refused, {} wait",
        what,
        saidLost,
        saidRefused,
        waitingReads());
  }

  private long waitingReads() {
    return waiting.size();
  }

  /** What became of reads, in the text format of Prometheus. */
  String metrics(String entity) {
    return meters.text(entity, this::waitingReads);
  }

  ReadMeters meters() {
    return meters;
  }

  /** Stores what waits, as long as the broker takes it. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (thread.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long left = waitingReads() + underWay.size();
    if (left > 0) {
      meters.lost.add(left);
      LOG.error("{} reads were answered and are missing in the audit", left);
    }
  }
}
