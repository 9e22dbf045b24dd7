package dev.tributary.clustering;

import java.util.Comparator;

/**
 * Decides which of two components that meet moves to the other: the one of higher rank. Ranks fall
 * along every chain of moves, so no chain is endless.
 *
 * @param firstSeenMillis when the founder was first seen, milliseconds since 1970
 * @param id the component, which settles ties
 */
public record Rank(long firstSeenMillis, ComponentId id) implements Comparable<Rank> {
  private static final Comparator<Rank> ORDER =
      Comparator.comparingLong(Rank::firstSeenMillis).thenComparing(Rank::id);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
