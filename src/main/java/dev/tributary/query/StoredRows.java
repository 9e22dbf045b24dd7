package dev.tributary.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of a store. */
record StoredRows(KeyValueStore<Bytes, byte[]> store) implements PartitionRows {
  @Override
  public byte @Nullable [] get(String key) {
    return store.get(Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<Row> after(@Nullable String key, int most) {
    List<Row> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows = from(key)) {
      while (found.size() < most && rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        found.add(new Row(text(row.key), row.value));
      }
    }
    return found;
  }

  /** The least key behind another is that with a zero at its end. */
  private KeyValueIterator<Bytes, byte[]> from(@Nullable String key) {
    return key == null
        ? store.all()
        : store.range(Bytes.wrap((key + "\0").getBytes(StandardCharsets.UTF_8)), null);
  }

  static String text(Bytes key) {
    return new String(key.get(), StandardCharsets.UTF_8);
  }
}
