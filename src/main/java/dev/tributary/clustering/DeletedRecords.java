package dev.tributary.clustering;

import dev.tributary.model.RecordKey;

/**
 * Forgets records that were deleted long ago. A deleted record keeps its row for a while, so that
 * an older change that comes late is known as older; then the row goes, or a source that comes and
 * goes would fill the stores for ever.
 *
 * <p>A deletion's age counts from its arrival, which is part of the message: so a replay after a
 * crash forgets what it would have forgotten. What stewards decided about a record keeps its row.
 */
final class DeletedRecords {
  /** Rows looked at in one tick, so that no transaction runs long. */
  private static final int AT_ONCE = 1_000;

  private final ClusteringState state;
  private final long keptMillis;
  private final RecordMetrics metrics;

  DeletedRecords(ClusteringState state, long keptMillis, RecordMetrics metrics) {
    this.state = state;
    this.keptMillis = keptMillis;
    this.metrics = metrics;
  }

  /** Notes a row that may be forgotten one day. */
  void mark(RecordRow row) {
    if (isForgettable(row)) {
      state.markDeleted(row.key(), row.arrivedMillis());
    }
  }

  void forgetBefore(long nowMillis) {
    long before = nowMillis - keptMillis;
    state.deletedBefore(before, AT_ONCE, key -> forget(key, before));
  }

  /** Answers whether the mark has served; it has not while the component still holds the record. */
  private boolean forget(RecordKey key, long before) {
    RecordRow row = state.record(key);
    if (row == null || !isForgettable(row) || row.arrivedMillis() >= before) {
      // It lives again, or was deleted again, which left a mark of its own.
      return true;
    }
    if (state.home(key) != null) {
      return false;
    }
    state.removeRecord(key);
    metrics.forgotten();
    return true;
  }

  private static boolean isForgettable(RecordRow row) {
    return row.columns() == null && row.constraints().isEmpty();
  }
}
