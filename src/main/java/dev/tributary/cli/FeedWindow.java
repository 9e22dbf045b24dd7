package dev.tributary.cli;

import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverCounts;
import java.time.Duration;

/**
 * Keeps a feed from running far ahead of the resolver: rounds that wait behind a long queue are
 * written out and read back, where rounds that close soon never leave the write-back cache.
 */
final class FeedWindow {
  /** Events that may be under way; several times what two threads resolve in a transaction. */
  static final long EVENTS = 8_000;

  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(5);
  private static final Duration STANDSTILL = Duration.ofSeconds(10);

  private final Resolver resolver;
  private final StopSignal stop;
  private boolean open;

  FeedWindow(Resolver resolver, StopSignal stop) {
    this.resolver = resolver;
    this.stop = stop;
  }

  /**
   * Returns once fewer events than the window holds are under way, or the resolver has failed.
   * Where nothing moves for long, the work may be done by another process of the same group, which
   * this one cannot see: then the window stays open.
   */
  void await(long fed) {
    long seen = -1;
    long movedAt = System.nanoTime();
    while (!open && resolver.failure().isEmpty()) {
      long done = done(resolver.counts());
      if (fed - done < EVENTS) {
        return;
      }
      long now = System.nanoTime();
      movedAt = done == seen ? movedAt : now;
      seen = done;
      open = now - movedAt > STANDSTILL.toNanos();
      if (stop.await(LOOK_AGAIN_AFTER)) {
        stop.check();
      }
    }
  }

  private static long done(ResolverCounts counts) {
    return counts.rounds() + counts.unchanged() + counts.outdated() + counts.quarantined();
  }
}
