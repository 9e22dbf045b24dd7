package dev.tributary.cli.live;

import dev.tributary.cli.terminal.Console;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.MergeEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Shows changes and what becomes of them until the user has seen enough. */
public final class LiveDisplay {
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration STATUS_EVERY = Duration.ofSeconds(2);
  private static final int SPLITS_REMEMBERED = 16;
  private static final int TYPE_CHARS = 7;
  private static final int INDENT = 9 + TYPE_CHARS + 23; // of the time, the type and the name

  private final Console console;
  private final LiveChanges changes;
  private final EventLine lines;
  private final Deque<List<RecordKey>> splits = new ArrayDeque<>();
  private final Map<EventType, Long> counts = new EnumMap<>(EventType.class);

  public LiveDisplay(Console console, LiveChanges changes, Names names) {
    this.console = console;
    this.changes = changes;
    this.lines = new EventLine(names);
  }

  /** Lets changes trickle in until it is time to end. */
  public void run(BooleanSupplier end) {
    long nextAt = System.nanoTime();
    long statusAt = nextAt;
    while (!end.getAsBoolean()) {
      long now = System.nanoTime();
      if (now >= nextAt) {
        changes.sendNext();
        nextAt = Math.max(now, nextAt + PACE.toNanos());
      }
      List<MergeEvent> events = new ArrayList<>();
      changes.follow(Duration.ofNanos(Math.max(1, nextAt - System.nanoTime())), events::add);
      events.forEach(this::show); // after all names that came with them
      if (now >= statusAt) {
        console.status(status());
        statusAt = now + STATUS_EVERY.toNanos();
      }
    }
    console.clearStatus();
    console.say(status());
  }

  /** A split is told by both sides; once is enough. */
  private boolean isOtherSide(MergeEvent event) {
    if (event.type() != EventType.SPLIT) {
      return false;
    }
    if (splits.remove(event.records())) {
      return true;
    }
    splits.addLast(event.records());
    if (splits.size() > SPLITS_REMEMBERED) {
      splits.removeFirst();
    }
    return false;
  }

  private void show(MergeEvent event) {
    if (isOtherSide(event)) {
      return;
    }
    counts.merge(event.type(), 1L, Long::sum);
    String story = lines.story(event, changes.reason(event));
    int room = console.width() - INDENT - 1;
    console.say(
        console.dim(EventLine.time(event))
            + " "
            + console.coloured(
                EventLine.colour(event.type()), Cells.fit(event.type().name(), TYPE_CHARS))
            + " "
            + console.bold(lines.name(event))
            + " "
            + (console.isTerminal() ? Cells.fit(story, room).stripTrailing() : story));
    console.status(status());
  }

  private String status() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d changes", changes.sent()));
    for (EventType type : EventType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      line.append(String.format(Locale.ROOT, ", %,d %s", counts.getOrDefault(type, 0L), name));
    }
    return line + ", change to golden record " + changes.latencies() + " (Ctrl-C ends)";
  }
}
