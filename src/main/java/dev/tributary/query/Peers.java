package dev.tributary.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks other instances. */
public interface Peers {
  /**
   * Asks an instance for rows that it holds itself.
   *
   * @param stale whether it may answer from a copy that is behind
   * @return the rows, or an {@link UnavailableException} where it does not hold them or cannot be
   *     reached
   */
  CompletableFuture<Rows> read(Instance instance, List<Lookup> lookups, boolean stale);

  /**
   * Waits until a row that an instance holds is another, see {@link RowWatch}.
   *
   * @param seen the mark of the row as it was seen
   */
  CompletableFuture<Void> awaitChange(Instance instance, Lookup lookup, int seen, Duration within);
}
