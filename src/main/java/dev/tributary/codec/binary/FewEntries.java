package dev.tributary.codec.binary;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of a few texts to values, in the order in which they were given: two arrays
 * take a quarter of the space of a hash table, and are looked through as fast while they are short.
 */
final class FewEntries<V> extends AbstractMap<String, V> {
  private static final int MOST = 24;
  private final String[] keys;
  private final V[] values;

  private FewEntries(String[] keys, V[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** A map of these entries, which are different; takes the arrays as they are. */
  static <V> Map<String, V> of(String[] keys, V[] values) {
    if (keys.length <= MOST) {
      return new FewEntries<>(keys, values);
    }
    Map<String, V> many = new LinkedHashMap<>(2 * keys.length);
    for (int i = 0; i < keys.length; i++) {
      many.put(keys[i], values[i]);
    }
    return Collections.unmodifiableMap(many);
  }

  private int find(@Nullable Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int at = find(key);
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return find(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<String, V> entry = Map.entry(keys[next], values[next]);
      next++;
      return entry;
    }
  }
}
