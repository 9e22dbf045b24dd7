package dev.tributary.cli;

import dev.tributary.cli.feed.ChangeEvent;
import dev.tributary.cli.feed.ChangeFeed;
import dev.tributary.cli.report.CrosswalkWatch;
import dev.tributary.cli.report.Input;
import dev.tributary.cli.report.Latencies;
import dev.tributary.cli.report.LatencyProbe;
import dev.tributary.cli.report.Phases;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverException;
import java.time.Duration;
import java.util.Iterator;
import java.util.OptionalLong;

/** Feeds a running resolver, shows how far it is, and waits until everything is resolved. */
final class Loading {
  private static final Duration LINGER = Duration.ofMillis(5);
  private static final Duration LAST_ENTRIES_WITHIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);
  private static final int SHOW_EVERY_EVENTS = 256;

  private final BrokerSession broker;
  private final Resolver resolver;
  private final Console console;
  private final StopSignal stop;

  Loading(BrokerSession broker, Resolver resolver, Console console, StopSignal stop) {
    this.broker = broker;
    this.resolver = resolver;
    this.console = console;
    this.stop = stop;
  }

  /** What was fed, and how long it took until a reader saw what came of it. */
  record Loaded(Input input, Latencies latencies) {}

  /**
   * Feeds everything.
   *
   * @param total how many events there are, where that is known
   * @param phases is told when feeding and resolving end
   */
  Loaded load(Iterator<ChangeEvent> events, OptionalLong total, Duration timeout, Phases phases) {
    LatencyProbe probe = new LatencyProbe();
    LoadProgress progress = new LoadProgress(console, total);
    try (CrosswalkWatch watch =
        CrosswalkWatch.start(broker.access(), resolver.topics().crosswalk(), probe)) {
      Input input = feed(events, probe, progress);
      phases.end(Phases.FEED);
      progress.allFed(input.rows());
      settle(timeout, progress);
      phases.end(Phases.RESOLVE);
      awaitLastEntries(probe);
      return new Loaded(input, probe.latencies());
    } finally {
      console.clearStatus();
    }
  }

  private Input feed(Iterator<ChangeEvent> events, LatencyProbe probe, LoadProgress progress) {
    Input input = new Input();
    FeedWindow window = new FeedWindow(resolver, stop);
    try (ChangeFeed feed = ChangeFeed.open(broker.access(), resolver.topics(), LINGER)) {
      while (events.hasNext()) {
        stop.check();
        ChangeEvent event = events.next();
        probe.sent(event.key());
        feed.send(event);
        input.add(event.key());
        if (input.rows() % SHOW_EVERY_EVENTS == 0) {
          progress.show(input.rows(), resolver.counts());
          window.await(input.rows());
        }
      }
      feed.flush();
    }
    return input;
  }

  private void settle(Duration timeout, LoadProgress progress) {
    try {
      resolver.awaitSettled(
          timeout,
          counts -> {
            stop.check();
            progress.show(counts);
          });
    } catch (ResolverException e) {
      throw CommandFailure.internal(String.valueOf(e.getMessage()), e);
    }
  }

  /** A reader is a moment behind; changes that changed nothing never get a new entry. */
  private void awaitLastEntries(LatencyProbe probe) {
    long deadline = System.nanoTime() + LAST_ENTRIES_WITHIN.toNanos();
    while (probe.pending() > 0 && System.nanoTime() < deadline) {
      if (stop.await(LOOK_AGAIN_AFTER)) {
        stop.check();
      }
    }
  }
}
