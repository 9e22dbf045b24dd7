package dev.tributary.topology.store;

import dev.tributary.codec.binary.KeyWriter;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store of bytes that says where there is no row, and counts what is written. */
final class Rows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final LongAdder writes;

  Rows(KeyValueStore<Bytes, byte[]> store, LongAdder writes) {
    this.store = store;
    this.writes = writes;
  }

  byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  void put(byte[] key, byte[] value) {
    writes.increment();
    store.put(Bytes.wrap(key), value);
  }

  void delete(byte[] key) {
    writes.increment();
    store.delete(Bytes.wrap(key));
  }

  /** Shows the rows whose keys begin with a prefix, in their order, at most {@code limit}. */
  void scan(byte[] prefix, int limit, BiConsumer<byte[], byte[]> visitor) {
    byte[] end = KeyWriter.endOfPrefix(prefix);
    Bytes to = end == null ? null : Bytes.wrap(end);
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(prefix), to)) {
      show(rows, prefix, limit, visitor);
    }
  }

  void all(BiConsumer<byte[], byte[]> visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
      show(rows, new byte[0], Integer.MAX_VALUE, visitor);
    }
  }

  private static void show(
      KeyValueIterator<Bytes, byte[]> rows,
      byte[] prefix,
      int limit,
      BiConsumer<byte[], byte[]> visitor) {
    for (int i = 0; i < limit && rows.hasNext(); i++) {
      KeyValue<Bytes, byte[]> row = rows.next();
      // A store's range includes its end, which is no row of this prefix.
      if (startsWith(row.key.get(), prefix)) {
        visitor.accept(row.key.get(), row.value);
      }
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && java.util.Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
