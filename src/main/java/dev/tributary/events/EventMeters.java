package dev.tributary.events;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what listeners of an instance hear. */
public final class EventMeters {
  private final AtomicInteger listeners = new AtomicInteger();
  private final LongAdder told = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  void listeners(int now) {
    listeners.set(now);
  }

  void told() {
    told.increment();
  }

  void dropped() {
    dropped.increment();
  }

  /** How many listen now. */
  public int listening() {
    return listeners.get();
  }

  /** How many events were told since the process started, each for each listener. */
  public long events() {
    return told.sum();
  }

  /** How many listeners were too slow. */
  public long tooSlow() {
    return dropped.sum();
  }
}
