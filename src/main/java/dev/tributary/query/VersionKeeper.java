package dev.tributary.query;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenMark;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.OutputReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each golden record of a partition that another one replaced, until its time is over or it
 * has to be forgotten. It walks through all of them again and again, some in each second, so that
 * no second costs much.
 */
final class VersionKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(VersionKeeper.class);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int ROWS_A_STEP = 200;

  private final KeyValueStore<Bytes, byte[]> versions;
  private final VersionSettings settings;
  private final int partition;

  /** Where the walk is; null at the beginning. */
  private @Nullable Bytes reached;

  /**
   * What the walk searches for, by where it was when it heard of it: it has to come there again.
   */
  private final Map<VersionForgetting.Wish, Round> rounds = new HashMap<>();

  /**
   * A walk from a place through all rows back to it.
   *
   * @param from null for the beginning
   * @param turned whether it has been at the end
   */
  private record Round(@Nullable Bytes from, boolean turned) {
    boolean isOver(Bytes at) {
      return turned && from != null && at.compareTo(from) >= 0;
    }
  }

  private VersionKeeper(
      KeyValueStore<Bytes, byte[]> versions, VersionSettings settings, int partition) {
    this.versions = versions;
    this.settings = settings;
    this.partition = partition;
  }

  /** Begins to keep the versions of a partition. */
  static VersionKeeper start(ProcessorContext<Void, Void> context, VersionSettings settings) {
    VersionKeeper keeper =
        new VersionKeeper(
            context.getStateStore(VersionForm.STORE), settings, context.taskId().partition());
    settings.forgetting().opened(keeper.partition);
    context.schedule(STEP, PunctuationType.WALL_CLOCK_TIME, keeper::step);
    return keeper;
  }

  void close() {
    settings.forgetting().closed(partition);
  }

  /** A golden record is another, which may not be news: messages come again after a crash. */
  void changed(
      String entity, byte @Nullable [] before, byte @Nullable [] after, long appendedMillis) {
    if (before == null || !settings.isOn()) {
      return;
    }
    try {
      GoldenMark was = OutputReader.mark(before);
      GoldenMark is = after == null ? null : OutputReader.mark(after);
      if (is == null) {
        put(entity, appendedMillis, was, VersionForm.RETIRED, before);
      } else if (is.revision() > was.revision()) {
        put(entity, is.updatedMillis(), was, is.revision(), before);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("a golden record is left out of the histories: {}", e.getMessage());
    }
  }

  private void put(String entity, long until, GoldenMark was, long successor, byte[] golden) {
    versions.put(
        VersionForm.key(entity, until, was.revision()), VersionForm.value(successor, golden));
  }

  private void step(long nowMillis) {
    List<VersionForgetting.Wish> wishes = settings.forgetting().open(partition);
    rounds.keySet().retainAll(wishes);
    wishes.forEach(wish -> rounds.putIfAbsent(wish, new Round(reached, false)));
    Set<RecordKey> unwanted = new HashSet<>();
    wishes.forEach(wish -> unwanted.addAll(wish.records()));
    long oldest = nowMillis - settings.keep().toMillis();
    long until = System.nanoTime() + (wishes.isEmpty() ? 0 : settings.forgettingAStep().toNanos());
    List<Bytes> gone = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        reached == null ? versions.all() : versions.range(reached, null)) {
      for (int seen = 0; rows.hasNext() && isInTime(seen, until); seen++) {
        KeyValue<Bytes, byte[]> row = rows.next();
        reached = row.key;
        if (VersionForm.untilMillis(row.key) < oldest || isToBeForgotten(row.value, unwanted)) {
          gone.add(row.key);
        }
      }
      gone.forEach(versions::delete);
      walked(rows.hasNext());
    }
  }

  private static boolean isInTime(int seen, long untilNanos) {
    return seen < ROWS_A_STEP || System.nanoTime() - untilNanos < 0;
  }

  /** Ends the rounds that are through. */
  private void walked(boolean more) {
    Bytes at = more ? reached : null;
    reached = at;
    for (Map.Entry<VersionForgetting.Wish, Round> entry : Map.copyOf(rounds).entrySet()) {
      Round round = entry.getValue();
      if (at == null ? round.from() == null || round.turned() : round.isOver(at)) {
        settings.forgetting().searched(entry.getKey(), partition);
        rounds.remove(entry.getKey());
      } else if (at == null) {
        rounds.put(entry.getKey(), new Round(round.from(), true));
      }
    }
  }

  /** Of a large entity not all records are named: it may have been one of the others. */
  private static boolean isToBeForgotten(byte[] value, Set<RecordKey> unwanted) {
    if (unwanted.isEmpty()) {
      return false;
    }
    GoldenRecord golden = OutputReader.golden(VersionForm.golden(value));
    if (golden.members().size() < golden.memberCount()) {
      return true;
    }
    return golden.members().stream().anyMatch(unwanted::contains);
  }
}
