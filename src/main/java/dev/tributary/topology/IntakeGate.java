package dev.tributary.topology;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Says when intake has to wait. It closes when more messages wait in the internal topics than they
 * should, and opens again at half of that, so that it does not flutter.
 *
 * <p>How things stand is known a few times a second, and much can be read in between: so only half
 * of what there is room for is let in until it is known again.
 *
 * <p>Where nothing moves although it is closed, it opens for a moment now and then: what seems to
 * wait may be the rest of a transaction that was broken off, which nobody passes before something
 * comes behind it.
 */
final class IntakeGate {
  static final long STANDSTILL_MILLIS = 10_000;

  private final long maxBacklog;
  private long processedBefore = -1;
  private long movedAtMillis;
  private boolean over;
  private final AtomicLong allowance = new AtomicLong();
  private volatile boolean closed;

  IntakeGate(long maxBacklog) {
    this.maxBacklog = maxBacklog;
    allow(0);
  }

  private void allow(long backlog) {
    allowance.set(Math.max(1, (maxBacklog - backlog) / 2));
  }

  /** Changes were let in; may be told by any thread. */
  void admitted(int changes) {
    allowance.addAndGet(-changes);
  }

  /** It is not known how things stand: lets in as much as if nothing waited. */
  void unknown() {
    allow(0);
  }

  /** May be asked by any thread. */
  boolean isClosed() {
    return closed || allowance.get() <= 0;
  }

  /**
   * Takes in how things stand; called by one thread.
   *
   * @param backlog messages that wait
   * @param processed a number that grows with what is processed
   */
  void update(long backlog, long processed, long nowMillis) {
    if (processed != processedBefore) {
      processedBefore = processed;
      movedAtMillis = nowMillis;
    }
    over = backlog > (over ? maxBacklog / 2 : maxBacklog);
    boolean still = nowMillis - movedAtMillis >= STANDSTILL_MILLIS;
    if (still) {
      movedAtMillis = nowMillis;
    }
    closed = over && !still;
    allow(still ? 0 : backlog);
  }
}
