package dev.tributary.search;

import java.util.Comparator;

/**
 * An entity that was found.
 *
 * @param score from 0 to 1, how much of what was looked for it has and how exactly; the same on
 *     every instance
 */
public record SearchHit(String entity, double score) {
  /** The best first; those that are as good in the order of their ids. */
  public static final Comparator<SearchHit> BEST_FIRST =
      Comparator.comparingDouble(SearchHit::score).reversed().thenComparing(SearchHit::entity);
}
