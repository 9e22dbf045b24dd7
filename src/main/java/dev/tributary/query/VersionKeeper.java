package dev.tributary.query;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenMark;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.OutputReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private static final int ROWS_A_STEP_TO_FORGET = 5_000;

  private final KeyValueStore<Bytes, byte[]> versions;
  private final VersionSettings settings;
  private final int partition;

  /** Where the walk is; null at the beginning. */
  private @Nullable Bytes reached;

  /** What this walk searches for; it was asked before the walk began. */
  private List<VersionForgetting.Wish> wishes = List.of();

  private int removed;

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
    List<VersionForgetting.Wish> open = settings.forgetting().open(partition);
    if (!wishes.containsAll(open)) {
      wishes = open;
      reached = null;
      removed = 0;
    }
    long oldest = nowMillis - settings.keep().toMillis();
    int most = wishes.isEmpty() ? ROWS_A_STEP : ROWS_A_STEP_TO_FORGET;
    List<Bytes> gone = new ArrayList<>();
    int seen = 0;
    try (KeyValueIterator<Bytes, byte[]> rows =
        reached == null ? versions.all() : versions.range(reached, null)) {
      while (seen < most && rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        reached = row.key;
        seen++;
        if (VersionForm.untilMillis(row.key) < oldest || isToBeForgotten(row.value)) {
          gone.add(row.key);
        }
      }
      gone.forEach(versions::delete);
      removed += gone.size();
      if (!rows.hasNext()) {
        reachedTheEnd();
      }
    }
  }

  private void reachedTheEnd() {
    for (VersionForgetting.Wish wish : wishes) {
      settings.forgetting().searched(wish, partition, removed);
    }
    wishes = List.of();
    reached = null;
    removed = 0;
  }

  /** Of a large entity not all records are named: it may have been one of the others. */
  private boolean isToBeForgotten(byte[] value) {
    if (wishes.isEmpty()) {
      return false;
    }
    GoldenRecord golden = OutputReader.golden(VersionForm.golden(value));
    if (golden.members().size() < golden.memberCount()) {
      return true;
    }
    Set<RecordKey> members = new HashSet<>(golden.members());
    return wishes.stream().anyMatch(wish -> wish.records().stream().anyMatch(members::contains));
  }
}
