package dev.tributary.topology.store;

import dev.tributary.codec.binary.BinaryCodec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of which the rows that were used last are kept decoded. Changed rows are written by
 * {@link #flush}; one that came and went in between is not written at all.
 */
final class CachedRows<K, V> {
  /** As many changed rows are held back; more of them are written before the commit. */
  private static final int MOST_CHANGED = 50_000;

  private final Rows rows;
  private final Function<K, byte[]> keyOf;
  private final BinaryCodec<V> codec;
  private final int limit;
  private final Map<K, Entry<K, V>> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private final List<Entry<K, V>> changed = new ArrayList<>();

  /** What is known of a row; a row without a value is known not to be there. */
  private static final class Entry<K, V> {
    final K key;
    @Nullable V value;
    boolean stored;
    boolean changed;

    Entry(K key, @Nullable V value, boolean stored) {
      this.key = key;
      this.value = value;
      this.stored = stored;
    }
  }

  /**
   * A cache before a table.
   *
   * @param limit how many unchanged rows are kept
   */
  CachedRows(Rows rows, Function<K, byte[]> keyOf, BinaryCodec<V> codec, int limit) {
    this.rows = rows;
    this.keyOf = keyOf;
    this.codec = codec;
    this.limit = limit;
  }

  @Nullable V get(K key) {
    return entry(key).value;
  }

  void put(K key, V value) {
    set(entry(key), value);
  }

  /** Puts a row of which the caller knows that there is none yet: saves the look. */
  void putNew(K key, V value) {
    Entry<K, V> known = entries.get(key);
    if (known == null) {
      known = new Entry<>(key, null, false);
      entries.put(key, known);
    }
    set(known, value);
  }

  void remove(K key) {
    Entry<K, V> entry = entry(key);
    if (entry.value != null) {
      set(entry, null);
    }
  }

  private Entry<K, V> entry(K key) {
    Entry<K, V> known = entries.get(key);
    if (known == null) {
      byte[] stored = rows.get(keyOf.apply(key));
      known = new Entry<>(key, stored == null ? null : codec.fromBytes(stored), stored != null);
      entries.put(key, known);
    }
    return known;
  }

  private void set(Entry<K, V> entry, @Nullable V value) {
    entry.value = value;
    if (!entry.changed) {
      if (changed.size() >= MOST_CHANGED) {
        writeChanged();
      }
      entry.changed = true;
      changed.add(entry);
    }
  }

  /** Writes what has changed. */
  void flush() {
    writeChanged();
    Iterator<Entry<K, V>> eldest = entries.values().iterator();
    while (entries.size() > limit && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  private void writeChanged() {
    for (Entry<K, V> entry : changed) {
      entry.changed = false;
      V value = entry.value;
      if (value != null) {
        rows.put(keyOf.apply(entry.key), codec.toBytes(value));
      } else if (entry.stored) {
        rows.delete(keyOf.apply(entry.key));
      }
      entry.stored = value != null;
    }
    changed.clear();
  }
}
