package dev.tributary.topology;

import dev.tributary.topology.store.RowStore;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.jspecify.annotations.Nullable;

/** The stores of the partitions that an instance of the resolver owns, for those who look. */
final class PartitionStores {
  private static final QueryableStoreType<RowStore> ROWS =
      new QueryableStoreType<>() {
        @Override
        public boolean accepts(StateStore store) {
          return store instanceof RowStore;
        }

        @Override
        public RowStore create(StateStoreProvider provider, String name) {
          List<RowStore> stores = provider.stores(name, this);
          if (stores.isEmpty()) {
            throw new InvalidStateStoreException("the partition is not kept here");
          }
          return stores.get(0);
        }
      };

  private final KafkaStreams streams;

  PartitionStores(KafkaStreams streams) {
    this.streams = streams;
  }

  /** A store of a partition; null where it is kept elsewhere, or restored at the moment. */
  @Nullable RowStore find(String name, int partition) {
    try {
      return streams.store(
          StoreQueryParameters.fromNameAndType(name, ROWS).withPartition(partition));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return null;
    }
  }
}
