package dev.tributary.query;

import dev.tributary.topology.Topics;
import dev.tributary.topology.store.StoreFiles;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The tables: one task for each partition, in which every table has a store. A store needs no
 * changelog, for its topic is one: it is compacted, and holds what the store holds.
 */
final class TablesTopology {
  private static final String EVENTS = "keep-" + EventProcessor.STORE;

  private TablesTopology() {}

  static Topology build(Topics topics, TableListener listener, VersionSettings versions) {
    Topology topology = new Topology();
    for (Table table : Table.values()) {
      topology.addReadOnlyStateStore(
          store(table.store()),
          "read-" + table.store(),
          new BytesDeserializer(),
          new ByteArrayDeserializer(),
          table.topic(topics),
          keeper(table),
          () -> new TableProcessor(table, listener, versions));
    }
    topology.addStateStore(VersionForm.store(), keeper(Table.GOLDEN_RECORDS));
    addEvents(topology, topics);
    // A store in common makes one task of them: a partition has one owner for all its tables.
    for (Table table : Table.values()) {
      if (table != Table.GOLDEN_RECORDS) {
        topology.connectProcessorAndStateStores(keeper(table), Table.GOLDEN_RECORDS.store());
      }
    }
    topology.connectProcessorAndStateStores(EVENTS, Table.GOLDEN_RECORDS.store());
    return topology;
  }

  private static void addEvents(Topology topology, Topics topics) {
    String source = "read-" + EventProcessor.STORE;
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            source,
            new BytesDeserializer(),
            new ByteArrayDeserializer(),
            topics.mergeLog())
        .addProcessor(EVENTS, EventProcessor::new, source)
        .addStateStore(
            store(EventProcessor.STORE).withLoggingEnabled(StoreFiles.CHANGELOG), EVENTS);
  }

  private static String keeper(Table table) {
    return "keep-" + table.store();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }
}
