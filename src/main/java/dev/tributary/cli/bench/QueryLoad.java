package dev.tributary.cli.bench;

import dev.tributary.cli.report.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at a steady rate, and measures each from the moment when it was due: an answer
 * that keeps the next request waiting counts for that one too. Or sends one after the other, each
 * due when the one before it is answered.
 */
public final class QueryLoad {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(40);
  private static final int NO_ANSWER = -1;

  private final int port;
  private final String key;

  /**
   * @param port of a service on this machine
   * @param key that is allowed to ask what is asked
   */
  public QueryLoad(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /**
   * What came of it.
   *
   * @param byStatus answers by HTTP status; -1 where none came
   * @param seconds from the first request to the last answer
   */
  public record Outcome(Latencies latencies, Map<Integer, Long> byStatus, double seconds) {
    /** In one line. */
    public String inWords() {
      return "%,d answers, %,.0f a second, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, status %s"
          .formatted(
              latencies.count(),
              latencies.count() / seconds,
              latencies.p50(),
              latencies.p99(),
              latencies.max(),
              byStatus);
    }
  }

  /**
   * What is asked.
   *
   * @param body in JSON; null where it is a GET
   */
  public record Query(String path, @Nullable String body) {
    public static Query get(String path) {
      return new Query(path, null);
    }

    public static Query post(String path, String body) {
      return new Query(path, body);
    }
  }

  /**
   * Sends requests.
   *
   * @param count how many
   * @param perSecond at which rate
   * @param threads how many may be under way at once
   * @param requests the request of each number, from 0
   */
  public Outcome run(int count, double perSecond, int threads, IntFunction<Query> requests) {
    return run(new Clerk(count, 1e9 / perSecond, requests), threads);
  }

  /** Sends the next request when the one before it is answered. */
  public Outcome runInTurn(int count, IntFunction<Query> requests) {
    return run(new Clerk(count, 0, requests), 1);
  }

  private static Outcome run(Clerk clerk, int threads) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(clerk, "tributary-load-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        workers.forEach(Thread::interrupt);
      }
    }
    return clerk.outcome();
  }

  /** What the threads of a run share. */
  private final class Clerk implements Runnable {
    private final IntFunction<Query> requests;
    private final long[] nanos;
    private final double nanosApart;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final long began = System.nanoTime();

    /**
     * @param nanosApart 0 where a request is due as soon as a thread is free for it
     */
    Clerk(int count, double nanosApart, IntFunction<Query> requests) {
      this.requests = requests;
      this.nanos = new long[count];
      this.nanosApart = nanosApart;
    }

    @Override
    public void run() {
      try (KeptConnection connection = new KeptConnection(port, key, ANSWER_WITHIN)) {
        for (int number = next.getAndIncrement();
            number < nanos.length && !Thread.currentThread().isInterrupted();
            number = next.getAndIncrement()) {
          Query query = requests.apply(number);
          long due = nanosApart > 0 ? began + (long) (number * nanosApart) : System.nanoTime();
          for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          int status = send(connection, query);
          nanos[number] = System.nanoTime() - due;
          synchronized (byStatus) {
            byStatus.merge(status, 1L, Long::sum);
          }
        }
      }
    }

    private int send(KeptConnection connection, Query query) {
      try {
        return connection.ask(query.path(), query.body());
      } catch (IOException e) {
        return NO_ANSWER;
      }
    }

    Outcome outcome() {
      synchronized (byStatus) {
        return new Outcome(
            Latencies.of(nanos), new TreeMap<>(byStatus), (System.nanoTime() - began) / 1e9);
      }
    }
  }
}
