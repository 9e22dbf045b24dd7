package dev.tributary.topology;

/**
 * Says when intake has to wait. It closes when more messages wait in the internal topics than they
 * should, and opens again at half of that, so that it does not flutter.
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
  private volatile boolean closed;

  IntakeGate(long maxBacklog) {
    this.maxBacklog = maxBacklog;
  }

  /** May be asked by any thread. */
  boolean isClosed() {
    return closed;
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
  }
}
