package dev.tributary.topology.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the entries that were used last, up to a number of them. */
final class LruCache<K, V> extends LinkedHashMap<K, V> {
  private final int limit;

  LruCache(int limit) {
    super(1024, 0.75f, true);
    this.limit = limit;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > limit;
  }
}
