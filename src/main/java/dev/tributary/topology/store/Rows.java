package dev.tributary.topology.store;

import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.topology.StoreNames;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A table in a state store: its rows' keys begin with the table's own byte. Several tables share a
 * store, since every store costs a changelog partition per task in every transaction.
 */
final class Rows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final byte table;
  private final LongAdder writes;

  Rows(KeyValueStore<Bytes, byte[]> store, StoreNames.Table table, LongAdder writes) {
    this.store = store;
    this.table = table.prefix();
    this.writes = writes;
  }

  byte @Nullable [] get(byte[] key) {
    return store.get(keyOf(key));
  }

  void put(byte[] key, byte[] value) {
    writes.increment();
    store.put(keyOf(key), value);
  }

  void delete(byte[] key) {
    writes.increment();
    store.delete(keyOf(key));
  }

  private Bytes keyOf(byte[] key) {
    byte[] whole = new byte[key.length + 1];
    whole[0] = table;
    System.arraycopy(key, 0, whole, 1, key.length);
    return Bytes.wrap(whole);
  }

  /** Shows the rows whose keys begin with a prefix, in their order, at most {@code limit}. */
  void scan(byte[] prefix, int limit, BiConsumer<byte[], byte[]> visitor) {
    Bytes from = keyOf(prefix);
    byte[] end = KeyWriter.endOfPrefix(from.get());
    Bytes to = end == null ? null : Bytes.wrap(end);
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
      for (int shown = 0; shown < limit && rows.hasNext(); shown++) {
        KeyValue<Bytes, byte[]> row = rows.next();
        byte[] key = row.key.get();
        // A store's range includes its end, which is no row of this prefix.
        if (startsWith(key, from.get())) {
          visitor.accept(Arrays.copyOfRange(key, 1, key.length), row.value);
        }
      }
    }
  }

  /** Shows the rows behind a key, in their order, from the first where there is no key. */
  void scanAfter(byte @Nullable [] after, int limit, BiConsumer<byte[], byte[]> visitor) {
    // The next key that there can be is the same with a zero behind.
    byte[] next = after == null ? new byte[0] : Arrays.copyOf(after, after.length + 1);
    byte[] end = KeyWriter.endOfPrefix(new byte[] {table});
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.range(keyOf(next), end == null ? null : Bytes.wrap(end))) {
      for (int shown = 0; shown < limit && rows.hasNext(); ) {
        KeyValue<Bytes, byte[]> row = rows.next();
        byte[] key = row.key.get();
        if (key[0] == table) {
          visitor.accept(Arrays.copyOfRange(key, 1, key.length), row.value);
          shown++;
        }
      }
    }
  }

  void all(BiConsumer<byte[], byte[]> visitor) {
    scan(new byte[0], Integer.MAX_VALUE, visitor);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
