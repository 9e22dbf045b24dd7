package dev.tributary.cli.bench;

import dev.tributary.cli.report.Latencies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests at a steady rate, and measures each from the moment when it was due: an answer
 * that keeps the next request waiting counts for that one too. Or sends one after the other, each
 * due when the one before it is answered.
 */
public final class QueryLoad {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(40);
  private static final int NO_ANSWER = -1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  /**
   * @param url of a service
   * @param key that is allowed to ask what is asked
   */
  public QueryLoad(String url, String key) {
    this.url = url;
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

  /** A request to the service, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(ANSWER_WITHIN)
        .header("X-API-Key", key)
        .header("Content-Type", "application/json");
  }

  /**
   * Sends requests.
   *
   * @param count how many
   * @param perSecond at which rate
   * @param threads how many may be under way at once
   * @param requests the request of each number, from 0
   */
  public Outcome run(int count, double perSecond, int threads, IntFunction<HttpRequest> requests) {
    return run(new Clerk(count, 1e9 / perSecond, requests), threads);
  }

  /** Sends the next request when the one before it is answered. */
  public Outcome runInTurn(int count, IntFunction<HttpRequest> requests) {
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
    private final IntFunction<HttpRequest> requests;
    private final long[] nanos;
    private final double nanosApart;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final long began = System.nanoTime();

    /**
     * @param nanosApart 0 where a request is due as soon as a thread is free for it
     */
    Clerk(int count, double nanosApart, IntFunction<HttpRequest> requests) {
      this.requests = requests;
      this.nanos = new long[count];
      this.nanosApart = nanosApart;
    }

    @Override
    public void run() {
      for (int number = next.getAndIncrement();
          number < nanos.length && !Thread.currentThread().isInterrupted();
          number = next.getAndIncrement()) {
        HttpRequest request = requests.apply(number);
        long due = nanosApart > 0 ? began + (long) (number * nanosApart) : System.nanoTime();
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        int status = send(request);
        nanos[number] = System.nanoTime() - due;
        synchronized (byStatus) {
          byStatus.merge(status, 1L, Long::sum);
        }
      }
    }

    private int send(HttpRequest request) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        return NO_ANSWER;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
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
