package dev.tributary.topology.suppression;

import dev.tributary.model.RecordKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The digests of what must not come back, in memory, with the keys that they were made with. One
 * thread takes rows in, any asks.
 */
public final class SuppressedDigests implements Suppressions {
  private final List<DigestKey> keys = new CopyOnWriteArrayList<>();
  private final Set<String> digests = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> byKey = new ConcurrentHashMap<>();
  private volatile boolean empty = true;

  /**
   * None so far.
   *
   * @param secret the key that this process brings along; null for none
   */
  public SuppressedDigests(@Nullable DigestKey secret) {
    if (secret != null) {
      keys.add(secret);
    }
  }

  /** Takes a row in. */
  void take(SuppressionRow row) {
    switch (row.kind()) {
      case RECORD -> {
        if (digests.add(row.key())) {
          byKey.merge(SuppressionRow.keyOf(row.key()), 1, Integer::sum);
        }
      }
      case SALT -> {
        byte[] salt = row.salt();
        if (salt != null && key(row.key()) == null) {
          keys.add(new DigestKey(salt));
        }
      }
      case SECRET -> {} // those that are missing are found by the digests made with them
    }
    empty = digests.isEmpty();
  }

  /** A record may come again. */
  void remove(String digest) {
    if (digests.remove(digest)) {
      byKey.computeIfPresent(
          SuppressionRow.keyOf(digest), (any, count) -> count == 1 ? null : count - 1);
    }
    empty = digests.isEmpty();
  }

  private @Nullable DigestKey key(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  /** Ids of keys that digests were made with and that are not here: those cannot be looked up. */
  Set<String> missingKeys() {
    Set<String> missing = new TreeSet<>(byKey.keySet());
    keys.forEach(key -> missing.remove(key.id()));
    return missing;
  }

  /** All keys that digests are made with; that of this process, if it has one, is the first. */
  public List<DigestKey> keys() {
    return List.copyOf(keys);
  }

  /** How many records are suppressed. */
  public int size() {
    return digests.size();
  }

  /** Whether all of these were taken in. */
  public boolean hasAll(Collection<String> wanted) {
    return digests.containsAll(wanted);
  }

  /** Those digests of a record that are suppressed. */
  public List<String> digestsOf(RecordKey record) {
    return keys.stream().map(key -> key.of(record)).filter(digests::contains).toList();
  }

  @Override
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean has(RecordKey record) {
    if (empty) {
      return false;
    }
    for (DigestKey key : keys) {
      if (digests.contains(key.of(record))) {
        return true;
      }
    }
    return false;
  }
}
