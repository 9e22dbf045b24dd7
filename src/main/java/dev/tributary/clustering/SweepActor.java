package dev.tributary.clustering;

import dev.tributary.clustering.PartitionMessage.Begin;
import dev.tributary.clustering.PartitionMessage.Finish;
import dev.tributary.model.RecordKey;
import java.util.List;

/**
 * Moves the records of a partition from one spec to the next: each gets a new version, in the
 * blocks of both. It goes on where it was after a crash, and holds back while many rounds are open.
 */
public final class SweepActor {
  private static final int MOST_AT_ONCE = 1_000;
  private static final long TELL_EVERY_MILLIS = 2_000;

  /**
   * However many rounds are open, this share of the pace is kept: a busy source does not stop it.
   */
  private static final long LEAST_SHARE = 10;

  private final ClusteringState state;
  private final Outbox out;
  private final RecordActor records;
  private final Pace pace;
  private long allowedUntilMillis;
  private long toldMillis;

  /**
   * How fast a sweep may be.
   *
   * @param recordsPerSecond of each partition
   * @param maxOpenRounds rounds that a partition may have open for the sweep to go on at this pace;
   *     while more are open it goes on at a tenth of it
   */
  public record Pace(int recordsPerSecond, int maxOpenRounds) {
    public static final Pace DEFAULT = new Pace(1_000, 1_000);
  }

  public SweepActor(ClusteringState state, Outbox out, RecordActor records, Pace pace) {
    this.state = state;
    this.out = out;
    this.records = records;
    this.pace = pace;
  }

  /** Takes the word of the coordinator; what it said before makes no difference. */
  public void on(PartitionMessage message) {
    List<Integer> specs = state.activeSpecs();
    int newest = specs.get(specs.size() - 1);
    if (message instanceof Begin begin && begin.spec() > newest) {
      state.activate(List.of(newest, begin.spec()));
      state.save(Sweep.to(begin.spec()));
    } else if (message instanceof Finish finish && specs.size() > 1 && finish.spec() == newest) {
      state.activate(List.of(newest));
    }
  }

  /** Does as much as its pace allows. */
  public void tick(long nowMillis) {
    Sweep sweep = state.sweep();
    if (sweep == null) {
      return;
    }
    if (sweep.isThrough()) {
      if (!state.hasRoundUpTo(sweep.lastVersion())) {
        out.toCoordinator(
            new PartitionReport.Swept(state.partition(), sweep.spec(), sweep.records(), true));
        state.removeSweep();
      }
      return;
    }
    int allowance = allowance(nowMillis);
    if (allowance > 0) {
      sweep(sweep, allowance, nowMillis);
    }
  }

  private int allowance(long nowMillis) {
    if (allowedUntilMillis == 0) {
      allowedUntilMillis = nowMillis - 1_000;
    }
    // Long enough that the least share of the slowest pace is a record.
    long elapsed = Math.min(1_000 * LEAST_SHARE, nowMillis - allowedUntilMillis);
    long paced = Math.min(1_000, elapsed) * pace.recordsPerSecond() / 1_000;
    long least = elapsed * pace.recordsPerSecond() / (1_000 * LEAST_SHARE);
    long room = Math.max(pace.maxOpenRounds() - state.openRounds(), least);
    int allowance = (int) Math.min(Math.min(paced, room), MOST_AT_ONCE);
    if (allowance > 0) {
      allowedUntilMillis = nowMillis;
    }
    return allowance;
  }

  private void sweep(Sweep sweep, int allowance, long nowMillis) {
    List<RecordKey> next = state.recordsAfter(sweep.after(), allowance);
    Sweep done = sweep;
    for (RecordKey key : next) {
      done = done.past(key, records.bringUpToDate(key, nowMillis) ? 1 : 0);
    }
    if (next.size() < allowance) {
      done = done.through(state.nextVersion());
    }
    state.save(done);
    if (nowMillis - toldMillis >= TELL_EVERY_MILLIS) {
      toldMillis = nowMillis;
      out.toCoordinator(
          new PartitionReport.Swept(state.partition(), done.spec(), done.records(), false));
    }
  }
}
