package dev.tributary.clustering;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells a report that is late from one that is lost. Versions go to a blocking partition in their
 * order and are answered in it: so once a later version is answered, an older one that is not has
 * been lost, while a long queue alone loses nothing. A partition that has been silent for long is
 * asked again too.
 */
final class Answers {
  private static final int SILENCE_FACTOR = 10;

  private final long roundMillis;
  private final Map<Integer, Heard> heard = new HashMap<>();

  private record Heard(long version, long atMillis) {}

  Answers(long roundMillis) {
    this.roundMillis = roundMillis;
  }

  void heard(RecordMessage.Report report, long nowMillis) {
    heard.merge(
        report.from(),
        new Heard(report.version(), nowMillis),
        (a, b) -> new Heard(Math.max(a.version(), b.version()), b.atMillis()));
  }

  /** The partitions whose answer to a round will not come. */
  SortedSet<Integer> lost(Round round, long nowMillis) {
    SortedSet<Integer> lost = new TreeSet<>();
    for (int partition : round.waitingFor()) {
      Heard last = heard.get(partition);
      long since = last == null ? round.askedMillis() : last.atMillis();
      boolean overtaken = last != null && last.version() > round.version();
      boolean silent =
          nowMillis - Math.max(since, round.askedMillis()) >= SILENCE_FACTOR * roundMillis;
      if (overtaken || silent) {
        lost.add(partition);
      }
    }
    return lost;
  }
}
