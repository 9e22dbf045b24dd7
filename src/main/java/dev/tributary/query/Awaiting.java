package dev.tributary.query;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for rows to become what a caller waits for, wherever they are kept. */
public final class Awaiting {
  private static final long AFTER_A_FAILURE_NANOS = 100_000_000;

  private final QueryTables tables;
  private final Router router;
  private final Peers peers;
  private final RowWatch watch;

  /**
   * @param watch of the rows that this instance keeps
   */
  public Awaiting(QueryTables tables, Peers peers, RowWatch watch) {
    this.tables = tables;
    this.router = new Router(tables, peers);
    this.peers = peers;
    this.watch = watch;
  }

  /**
   * A row as it was last seen.
   *
   * @param value null where there was none
   * @param met whether it was what was waited for
   */
  public record Seen(byte @Nullable [] value, boolean met) {}

  /**
   * Returns once a row is as wanted, or what it is at the deadline.
   *
   * @param deadlineNanos by {@link System#nanoTime}
   * @throws UnavailableException where it could not be read until then
   */
  public Seen until(Lookup lookup, Predicate<byte @Nullable []> wanted, long deadlineNanos) {
    while (true) {
      try {
        byte[] value = router.read(lookup, false).values().get(0);
        if (wanted.test(value)) {
          return new Seen(value, true);
        }
        if (isOver(deadlineNanos)) {
          return new Seen(value, false);
        }
        change(lookup, RowWatch.mark(value), deadlineNanos);
      } catch (UnavailableException e) {
        if (isOver(deadlineNanos)) {
          throw e;
        }
        LockSupport.parkNanos(AFTER_A_FAILURE_NANOS);
      }
    }
  }

  private static boolean isOver(long deadlineNanos) {
    return deadlineNanos - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted();
  }

  /** Returns once a row is another, or at the deadline, or sooner. */
  private void change(Lookup lookup, int seen, long deadlineNanos) {
    Duration within = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    Instance owner = tables.ownerOf(lookup).active();
    if (owner.equals(tables.self())) {
      watch.await(tables, lookup, seen, within);
      return;
    }
    try {
      peers.awaitChange(owner, lookup, seen, within).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UnavailableException known
          ? known
          : new UnavailableException(
              "an instance did not answer; ask again", Duration.ofSeconds(1));
    }
  }
}
