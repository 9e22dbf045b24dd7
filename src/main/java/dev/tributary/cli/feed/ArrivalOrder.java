package dev.tributary.cli.feed;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.model.RecordKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** In which order the rows of several files arrive. */
public sealed interface ArrivalOrder {

  /** All events in this order. Rows of one record always stay in theirs: the last one counts. */
  Iterator<ChangeEvent> arrange(List<? extends Iterator<ChangeEvent>> files);

  /** Reads {@code given} or {@code shuffle:SEED}. */
  static ArrivalOrder parse(String text) {
    if (text.equals("given")) {
      return new Given();
    }
    if (text.matches("shuffle:-?[0-9]{1,18}")) {
      return new Shuffled(Long.parseLong(text.substring("shuffle:".length())));
    }
    throw new IllegalArgumentException(
        "an order is given or shuffle:SEED, as in shuffle:42, not \"" + text + "\"");
  }

  /** One row of each file in turn. */
  record Given() implements ArrivalOrder {
    @Override
    public Iterator<ChangeEvent> arrange(List<? extends Iterator<ChangeEvent>> files) {
      return new RoundRobin(files);
    }

    @Override
    public String toString() {
      return "given";
    }
  }

  /** Any order, the same for the same seed. Holds all rows in memory. */
  record Shuffled(long seed) implements ArrivalOrder {
    static final int MOST_ROWS = 2_000_000;

    @Override
    public Iterator<ChangeEvent> arrange(List<? extends Iterator<ChangeEvent>> files) {
      List<ChangeEvent> events = new ArrayList<>();
      Map<RecordKey, Deque<ChangeEvent>> byRecord = new HashMap<>();
      for (Iterator<ChangeEvent> rows = new RoundRobin(files); rows.hasNext(); ) {
        ChangeEvent event = rows.next();
        if (events.size() == MOST_ROWS) {
          throw CommandFailure.badData(
              "at most %d rows can be shuffled, as all of them are held in memory; use --order given"
                  .formatted(MOST_ROWS),
              null);
        }
        events.add(event);
        byRecord.computeIfAbsent(event.key(), key -> new ArrayDeque<>(1)).add(event);
      }
      Collections.shuffle(events, new Random(seed));
      // Of a record with several rows, the places are shuffled and the rows are not.
      events.replaceAll(event -> Objects.requireNonNull(byRecord.get(event.key())).removeFirst());
      return events.iterator();
    }

    @Override
    public String toString() {
      return "shuffle:" + seed;
    }
  }
}
