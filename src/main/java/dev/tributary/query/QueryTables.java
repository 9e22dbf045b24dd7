package dev.tributary.query;

import dev.tributary.topology.StreamsApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The part of the tables that this instance keeps, and what it knows of where the others are. */
public final class QueryTables implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Instance self;
  private final KafkaStreams streams;
  private final StreamsApplication application;
  private final Map<StoreKey, ReadOnlyKeyValueStore<Bytes, byte[]>> stores =
      new ConcurrentHashMap<>();

  private final OwnedRows owned = new OwnedRows();

  private final Versions versions;

  private final LongAdder threadsReplaced = new LongAdder();

  private record StoreKey(Table table, int partition, boolean stale) {}

  /** Where a row is kept. */
  record Owner(int partition, Instance active, List<Instance> standbys) {}

  /** Tables that are not kept yet: until {@link #run} nothing can be read. */
  public QueryTables(QuerySettings settings, TableListener listener) {
    this.self = settings.self();
    VersionSettings keeping = new VersionSettings(settings.keepVersions(), new VersionForgetting());
    this.versions = new Versions(new StoredVersions(), keeping);
    this.streams =
        new KafkaStreams(
            TablesTopology.build(
                settings.topics(), new TableListeners(List.of(owned, listener)), keeping),
            QueryConfig.of(settings));
    this.application = new StreamsApplication("the tables", streams, threadsReplaced);
  }

  /**
   * Begins to keep the tables, and returns once those of this instance can be read. The topics have
   * to be there.
   *
   * @throws dev.tributary.topology.ResolverException where that does not succeed
   */
  public void run() {
    application.start();
  }

  /** Where the other instances ask this one. */
  public Instance self() {
    return self;
  }

  /** Whether the partitions of this instance can be read, and none is being restored. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** What keeps the tables from going on, if anything does. */
  public Optional<Throwable> failure() {
    return application.failure();
  }

  /** How many threads were replaced since the start, because the broker or a transaction failed. */
  public long threadsReplaced() {
    return threadsReplaced.sum();
  }

  /** All instances that keep tables, this one among them, in the order of their names. */
  public List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (StreamsMetadata metadata : clients()) {
      if (!metadata.topicPartitions().isEmpty()) {
        instances.add(new Instance(metadata.host(), metadata.port()));
      }
    }
    instances.sort((a, b) -> a.toString().compareTo(b.toString()));
    return instances;
  }

  private Collection<StreamsMetadata> clients() {
    try {
      return streams.metadataForAllStreamsClients();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw unavailable("the tables are not being kept at the moment");
    }
  }

  /** Who keeps a row. */
  Owner ownerOf(Lookup lookup) {
    KeyQueryMetadata found;
    try {
      found =
          streams.queryMetadataForKey(
              lookup.table().store(), bytes(lookup.key()), new BytesSerializer());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw unavailable("the tables are not being kept at the moment");
    }
    if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw unavailable("the partitions are being divided among the instances");
    }
    return new Owner(
        found.partition(),
        instance(found.activeHost()),
        found.standbyHosts().stream().map(QueryTables::instance).toList());
  }

  private static Instance instance(HostInfo host) {
    return new Instance(host.host(), host.port());
  }

  /**
   * Reads rows of which this instance keeps the partitions.
   *
   * @param stale whether copies that may be behind will do
   * @throws UnavailableException where a partition is kept elsewhere or is being restored
   */
  public Rows read(List<Lookup> lookups, boolean stale) {
    return read(lookups, lookups.stream().map(this::ownerOf).toList(), stale);
  }

  /** The same, by who is known to keep each row. */
  Rows read(List<Lookup> lookups, List<Owner> owners, boolean stale) {
    List<byte @Nullable []> values = new ArrayList<>(lookups.size());
    boolean behind = false;
    for (int i = 0; i < lookups.size(); i++) {
      Lookup lookup = lookups.get(i);
      Owner owner = owners.get(i);
      boolean copy = stale && !owner.active().equals(self);
      byte[] value;
      try {
        value = read(lookup, owner.partition(), copy);
      } catch (UnavailableException e) {
        if (!stale) {
          throw e;
        }
        value = read(lookup, owner.partition(), true);
        copy = true;
      }
      values.add(value);
      behind |= copy;
    }
    return new Rows(values, behind);
  }

  /** Reads one row of which this instance keeps the partition. */
  byte @Nullable [] read(Lookup lookup) {
    return read(lookup, ownerOf(lookup).partition(), false);
  }

  private byte @Nullable [] read(Lookup lookup, int partition, boolean stale) {
    PartitionRows rows = stale ? null : owned.of(lookup.table(), partition);
    if (rows != null) {
      try {
        return rows.get(lookup.key());
      } catch (InvalidStateStoreException | IllegalStateException e) {
        // handed over at this moment: Kafka Streams knows what it is now
      }
    }
    StoreKey key = new StoreKey(lookup.table(), partition, stale);
    try {
      return stores.computeIfAbsent(key, this::open).get(bytes(lookup.key()));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      stores.remove(key);
      throw unavailable("the partition is being restored or handed over");
    }
  }

  /** Tells all rows of a table that this instance owns, in no order. */
  public void each(Table table, BiConsumer<String, byte[]> told) {
    try (KeyValueIterator<Bytes, byte[]> rows = all(table.store()).all()) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        told.accept(new String(row.key.get(), StandardCharsets.UTF_8), row.value);
      }
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw unavailable("a partition is being restored or handed over");
    }
  }

  /**
   * The events of an entity that this instance owns, the oldest first.
   *
   * @param most the last so many of them
   */
  public List<byte[]> events(String entity, int most) {
    Deque<byte[]> events = new ArrayDeque<>();
    String from = EventProcessor.prefix(entity);
    Bytes after = EventProcessor.bytes(from + Character.MAX_VALUE);
    try (KeyValueIterator<Bytes, byte[]> rows =
        all(EventProcessor.STORE).range(EventProcessor.bytes(from), after)) {
      while (rows.hasNext()) {
        events.add(rows.next().value);
        if (events.size() > most) {
          events.remove();
        }
      }
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw unavailable("a partition is being restored or handed over");
    }
    return List.copyOf(events);
  }

  /** The golden records that were. */
  public Versions versions() {
    return versions;
  }

  /** The golden records of now and of before that this instance owns. */
  private final class StoredVersions implements Versions.Stored {
    @Override
    public byte @Nullable [] golden(String entity) {
      return read(Lookup.golden(entity));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> versions(Bytes from, Bytes to) {
      try {
        return all(VersionForm.STORE).range(from, to);
      } catch (InvalidStateStoreException | IllegalStateException e) {
        throw unavailable("a partition is being restored or handed over");
      }
    }
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> all(String store) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
            store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore()));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> open(StoreKey key) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> wanted =
        StoreQueryParameters.fromNameAndType(
                key.table().store(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
            .withPartition(key.partition());
    return streams.store(key.stale() ? wanted.enableStaleStores() : wanted);
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  private static UnavailableException unavailable(String why) {
    return new UnavailableException(why + "; ask again", RETRY);
  }

  /** The names of all stores, for those who watch them. */
  static List<String> stores() {
    return Arrays.stream(Table.values()).map(Table::store).toList();
  }

  @Override
  public void close() {
    application.close(CLOSE_WITHIN);
  }
}
