package dev.tributary.topology.store;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * How long the files of a store, and its changelog, may hold what was deleted from it: what was
 * erased has to be gone after a time that can be named.
 */
public final class StoreFiles implements RocksDBConfigSetter {
  /** The longest that a file keeps what was deleted since it was written. */
  public static final Duration KEEP_DELETED = Duration.ofDays(7);

  /** The settings of changelogs. Messages are as compressed as they were sent. */
  public static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.COMPRESSION_TYPE_CONFIG,
          "producer",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          Long.toString(KEEP_DELETED.toMillis()));

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    // Files that nothing is written to would otherwise never be merged with the deletions.
    options.setPeriodicCompactionSeconds(KEEP_DELETED.toSeconds());
  }

  @Override
  public void close(String store, Options options) {
    // Nothing was allocated.
  }
}
