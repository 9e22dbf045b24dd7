package dev.tributary.query;

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
}
