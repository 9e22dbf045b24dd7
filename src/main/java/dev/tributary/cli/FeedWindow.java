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

  private final Resolver resolver;
  private final StopSignal stop;

  FeedWindow(Resolver resolver, StopSignal stop) {
    this.resolver = resolver;
    this.stop = stop;
  }

  /** Returns once fewer events than the window holds are under way, or the resolver has failed. */
  void await(long fed) {
    while (fed - done(resolver.counts()) >= EVENTS && resolver.failure().isEmpty()) {
      if (stop.await(LOOK_AGAIN_AFTER)) {
        stop.check();
      }
    }
  }

  private static long done(ResolverCounts counts) {
    return counts.rounds() + counts.unchanged() + counts.outdated() + counts.quarantined();
  }
}
