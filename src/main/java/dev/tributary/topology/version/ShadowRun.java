package dev.tributary.topology.version;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shadow run found.
 *
 * @param identityVersion the name that the author of the spec gave it
 * @param hash of the spec that was tried
 * @param against the number of the version that was in force; 0 where none was known
 * @param at when it was over
 * @param counts how many of what, by the names of the topic's schema
 */
public record ShadowRun(
    String identityVersion, String hash, int against, Instant at, SortedMap<String, Long> counts) {
  public ShadowRun {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
