package dev.tributary.topology.store;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds {@link RowStore}s: RocksDB, change-logged, without a cache of bytes. */
public final class RowStoreBuilder implements StoreBuilder<RowStore> {
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> rows;

  public RowStoreBuilder(String name) {
    this.rows =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingEnabled(StoreFiles.CHANGELOG)
            .withCachingDisabled();
  }

  @Override
  public StoreBuilder<RowStore> withCachingEnabled() {
    throw new IllegalStateException("a row store has no cache of bytes");
  }

  @Override
  public StoreBuilder<RowStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<RowStore> withLoggingEnabled(Map<String, String> config) {
    rows.withLoggingEnabled(config);
    return this;
  }

  @Override
  public StoreBuilder<RowStore> withLoggingDisabled() {
    throw new IllegalStateException("a row store that is not change-logged loses its rows");
  }

  @Override
  public RowStore build() {
    return new RowStore(rows.build());
  }

  @Override
  public Map<String, String> logConfig() {
    return rows.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return rows.loggingEnabled();
  }

  @Override
  public String name() {
    return rows.name();
  }
}
