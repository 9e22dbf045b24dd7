package dev.tributary.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off callers that take nothing of a long answer for a while. A thread that writes to a
 * connection waits for as long as its caller likes; interrupting it closes the connection.
 */
final class StalledWriters implements AutoCloseable {
  private final long limitNanos;
  private final Set<Watched> streams = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock;

  /**
   * @param limit how long a single write may take
   */
  StalledWriters(Duration limit) {
    this.limitNanos = limit.toNanos();
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tributary-http-stalls");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        clock.scheduleWithFixedDelay(() -> streams.forEach(Watched::look), 1, 1, TimeUnit.SECONDS);
  }

  /** The stream, whose writes are watched until it is closed or one of them fails. */
  OutputStream watch(OutputStream out) {
    return new Watched(out);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** A piece of writing. */
  private interface Piece {
    void write() throws IOException;
  }

  /** A stream of which it is known how long the present write takes. One thread writes to it. */
  private final class Watched extends FilterOutputStream {
    private final Thread writer = Thread.currentThread();
    private boolean writing;
    private boolean interrupted;
    private long since;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      timed(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      timed(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
      timed(out::flush);
    }

    @Override
    public void close() throws IOException {
      timed(out::close);
    }

    private void timed(Piece piece) throws IOException {
      begin();
      try {
        piece.write();
      } finally {
        end();
      }
    }

    private synchronized void begin() {
      writing = true;
      since = System.nanoTime();
      streams.add(this);
    }

    private synchronized void end() {
      writing = false;
      streams.remove(this);
      if (interrupted && Thread.interrupted()) {
        interrupted = false; // the thread goes back to its pool as it came
      }
    }

    private synchronized void look() {
      if (writing && !interrupted && System.nanoTime() - since > limitNanos) {
        interrupted = true;
        writer.interrupt();
      }
    }
  }
}
