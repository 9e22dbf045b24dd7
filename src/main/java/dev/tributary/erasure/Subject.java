package dev.tributary.erasure;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.suppression.DigestKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The records that are to go, known by their digests, so that an erasure which was broken off can
 * be gone on with by whoever has its receipt.
 */
final class Subject implements Predicate<RecordKey> {
  private final List<DigestKey> keys;
  private final Set<String> digests;

  /**
   * @param keys that digests may have been made with
   */
  Subject(List<DigestKey> keys, Collection<String> digests) {
    this.keys = keys;
    this.digests = new TreeSet<>(digests);
  }

  Set<String> digests() {
    return digests;
  }

  @Override
  public boolean test(RecordKey record) {
    return keys.stream().anyMatch(key -> digests.contains(key.of(record)));
  }
}
