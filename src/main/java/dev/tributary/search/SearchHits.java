package dev.tributary.search;

import java.util.List;
import java.util.Set;

/**
 * What an instance found among the entities that it keeps.
 *
 * @param hits the best ones first
 * @param total how many there are, or at least
 * @param isExact whether there are no more than {@code total}
 * @param partitions that were searched whole
 */
public record SearchHits(
    List<SearchHit> hits, long total, boolean isExact, Set<Integer> partitions) {}
