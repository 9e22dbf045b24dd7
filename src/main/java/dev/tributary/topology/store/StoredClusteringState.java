package dev.tributary.topology.store;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.ClusteringState;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.MoveId;
import dev.tributary.clustering.Rank;
import dev.tributary.clustering.RecordRow;
import dev.tributary.clustering.ReviewRow;
import dev.tributary.clustering.Round;
import dev.tributary.clustering.Sweep;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one inbox partition in its state store. What is in use stays decoded in memory, and
 * is written with the next commit.
 */
public final class StoredClusteringState implements ClusteringState {
  private final int partition;
  private final SpecsInForce specs;
  private final Rows recordRows;
  private final CachedRows<RecordKey, RecordRow> records;
  private final CachedRows<RecordKey, Rank> homes;
  private final OpenRounds rounds;
  private final CachedRows<RecordKey, Round> closedRounds;
  private final CachedRows<RecordKey, ReviewRow> reviews;
  private final ComponentPages components;
  private final MovePieces pieces;
  private final LargeComponents large;
  private final DeletionMarks deletions;
  private final UnpublishedMarks unpublished;
  private final Counter versions;
  private final Counter serials;

  private volatile PartitionGauges gauges = PartitionGauges.NONE;

  /**
   * Opens the rows; reads the open rounds and the unpublished components.
   *
   * @param alarm hears of components that grow large
   * @param store the store named {@link dev.tributary.topology.StoreNames#ACTORS}
   * @param cachedRows how many unchanged rows of a table, and how many components, stay decoded
   */
  public StoredClusteringState(
      int partition, RowStore store, LongAdder writes, int cachedRows, ComponentAlarm alarm) {
    this.partition = partition;
    Function<Table, Rows> table = name -> new Rows(store.rows(), name, writes);
    this.recordRows = table.apply(Table.RECORDS);
    this.records = byRecord(recordRows, Formats.RECORD_ROW, cachedRows);
    this.homes = byRecord(table.apply(Table.HOMES), Formats.RANK, cachedRows);
    this.rounds = new OpenRounds(table.apply(Table.ROUNDS), StoredClusteringState::key, cachedRows);
    this.closedRounds = byRecord(table.apply(Table.CLOSED_ROUNDS), Formats.ROUND, cachedRows);
    this.reviews = byRecord(table.apply(Table.REVIEWS), Formats.REVIEW_ROW, cachedRows);
    this.components = new ComponentPages(table.apply(Table.COMPONENTS), cachedRows);
    this.pieces = new MovePieces(table.apply(Table.PIECES));
    this.unpublished = new UnpublishedMarks(table.apply(Table.UNPUBLISHED), cachedRows);
    this.large = new LargeComponents(table.apply(Table.LARGE_COMPONENTS), alarm);
    this.deletions = new DeletionMarks(table.apply(Table.DELETED));
    Rows counters = table.apply(Table.COUNTERS);
    this.versions = new Counter(counters, "versions");
    this.serials = new Counter(counters, "serials");
    this.specs = new SpecsInForce(counters);
    count();
  }

  private static <V> CachedRows<RecordKey, V> byRecord(
      Rows rows, BinaryCodec<V> codec, int cachedRows) {
    return new CachedRows<>(rows, StoredClusteringState::key, codec, cachedRows);
  }

  /** Writes what has changed; to be called before each commit. */
  public void flush() {
    records.flush();
    homes.flush();
    rounds.flush();
    closedRounds.flush();
    reviews.flush();
    components.flush();
    unpublished.flush();
  }

  /** How much of what there is right now; may be read by any thread. */
  public PartitionGauges gauges() {
    return gauges;
  }

  private void count() {
    gauges =
        new PartitionGauges(
            rounds.count(),
            unpublished.count(),
            large.largest(),
            large.alarming(),
            deletions.count(),
            specs.numbers().size() - 1);
  }

  private static byte[] key(RecordKey key) {
    return new KeyWriter().writeRecordKey(key).toByteArray();
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public long nextVersion() {
    return versions.next();
  }

  @Override
  public long nextSerial() {
    return serials.next();
  }

  @Override
  public @Nullable RecordRow record(RecordKey key) {
    return records.get(key);
  }

  @Override
  public void save(RecordRow row) {
    records.put(row.key(), row);
  }

  @Override
  public void removeRecord(RecordKey key) {
    records.remove(key);
  }

  @Override
  public @Nullable Rank home(RecordKey key) {
    return homes.get(key);
  }

  @Override
  public void saveHome(RecordKey key, Rank rank) {
    homes.put(key, rank);
  }

  @Override
  public void removeHome(RecordKey key) {
    homes.remove(key);
  }

  @Override
  public @Nullable Round round(RecordKey key) {
    return rounds.get(key);
  }

  @Override
  public void save(Round round) {
    rounds.save(round);
    count();
  }

  @Override
  public void removeRound(RecordKey key) {
    if (rounds.remove(key)) {
      count();
    }
  }

  @Override
  public @Nullable Round closedRound(RecordKey key) {
    return closedRounds.get(key);
  }

  @Override
  public void saveClosed(Round round) {
    closedRounds.put(round.key(), round);
  }

  @Override
  public void removeClosed(RecordKey key) {
    closedRounds.remove(key);
  }

  @Override
  public void roundsAskedBefore(long millis, Consumer<Round> visitor) {
    rounds.askedBefore(millis, visitor);
  }

  @Override
  public @Nullable ReviewRow review(RecordKey key) {
    return reviews.get(key);
  }

  @Override
  public void save(ReviewRow row) {
    reviews.put(row.key(), row);
  }

  @Override
  public void removeReview(RecordKey key) {
    reviews.remove(key);
  }

  @Override
  public @Nullable Component component(ComponentId id) {
    return components.load(id);
  }

  @Override
  public void save(Component component) {
    components.save(component);
    if (large.note(component)) {
      count();
    }
  }

  @Override
  public void removeComponent(ComponentId id) {
    components.remove(id);
    if (large.forget(id)) {
      count();
    }
  }

  @Override
  public void savePiece(MoveId move, int index, Body piece) {
    pieces.save(move, index, piece);
  }

  @Override
  public List<Body> takePieces(MoveId move, int count) {
    return pieces.take(move, count);
  }

  @Override
  public void markUnpublished(ComponentId id, long dueMillis, boolean awaitsAnswers) {
    unpublished.mark(id, dueMillis, awaitsAnswers);
    count();
  }

  @Override
  public void unmarkUnpublished(ComponentId id) {
    if (unpublished.unmark(id)) {
      count();
    }
  }

  @Override
  public void unpublishedDue(long nowMillis, Consumer<ComponentId> visitor) {
    unpublished.dueBy(nowMillis, visitor);
  }

  @Override
  public void markDeleted(RecordKey key, long arrivedMillis) {
    deletions.mark(key, arrivedMillis);
    count();
  }

  @Override
  public void deletedBefore(long millis, int limit, Predicate<RecordKey> visitor) {
    if (deletions.visitBefore(millis, limit, visitor)) {
      count();
    }
  }

  @Override
  public List<Integer> activeSpecs() {
    return specs.numbers();
  }

  @Override
  public void activate(List<Integer> numbers) {
    specs.activate(numbers);
    count();
  }

  @Override
  public @Nullable Sweep sweep() {
    return specs.sweep();
  }

  @Override
  public void save(Sweep sweep) {
    specs.save(sweep);
  }

  @Override
  public void removeSweep() {
    specs.removeSweep();
  }

  @Override
  public List<RecordKey> recordsAfter(@Nullable RecordKey after, int limit) {
    records.flush(); // what is not written yet is not in the rows to be read
    List<RecordKey> found = new ArrayList<>();
    recordRows.scanAfter(
        after == null ? null : key(after),
        limit,
        (key, value) -> found.add(new KeyReader(key).readRecordKey()));
    return found;
  }

  @Override
  public int openRounds() {
    return rounds.count();
  }

  @Override
  public boolean hasRoundUpTo(long version) {
    return rounds.hasUpTo(version);
  }
}
