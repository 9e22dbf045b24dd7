package dev.tributary.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How a golden record that was replaced is stored.
 *
 * <pre>
 *   key    ENTITY|UNTIL|REVISION   UNTIL: when it was replaced, milliseconds since 1970, 19 digits
 *   value  8 bytes the revision that replaced it, 0 where the entity was retired; the golden record
 * </pre>
 */
final class VersionForm {
  /** The store of the versions. */
  static final String STORE = "table-versions";

  /** What the replacement's revision is where the entity was retired. */
  static final long RETIRED = 0;

  private static final int UNTIL_DIGITS = 19;
  private static final String CHANGELOG_WEEK_MILLIS = "604800000";

  private VersionForm() {}

  /** It has a changelog of its own, from which what was deleted is gone within a week. */
  static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Map.of("max.compaction.lag.ms", CHANGELOG_WEEK_MILLIS));
  }

  static Bytes key(String entity, long untilMillis, long revision) {
    return bytes("%s|%019d|%d".formatted(entity, untilMillis, revision));
  }

  /** Before every key of an entity that was replaced after a time, and behind the others. */
  static Bytes after(String entity, long millis) {
    return bytes("%s|%019d|".formatted(entity, millis + 1));
  }

  /** Before all keys of an entity. */
  static Bytes first(String entity) {
    return bytes(entity + "|");
  }

  /** Behind all keys of an entity: {@code ~} stands behind all that they have. */
  static Bytes last(String entity) {
    return bytes(entity + "|~");
  }

  static long untilMillis(Bytes key) {
    String text = StoredRows.text(key);
    int from = text.indexOf('|') + 1;
    return Long.parseLong(text.substring(from, from + UNTIL_DIGITS));
  }

  static byte[] value(long successor, byte[] golden) {
    return ByteBuffer.allocate(Long.BYTES + golden.length).putLong(successor).put(golden).array();
  }

  static long successor(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  static byte[] golden(byte[] value) {
    return Arrays.copyOfRange(value, Long.BYTES, value.length);
  }

  private static Bytes bytes(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
