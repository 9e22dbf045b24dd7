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
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one inbox partition in its state stores. Keeps decoded components, and the few open
 * rounds and unpublished components, in memory beside them.
 */
public final class StoredClusteringState implements ClusteringState {
  private final int partition;
  private final List<Integer> specs;
  private final Rows records;
  private final Rows homes;
  private final Rows rounds;
  private final Rows reviews;
  private final ComponentPages components;
  private final Rows pieces;
  private final Rows unpublished;
  private final LargeComponents large;
  private final DeletionMarks deletions;
  private final Counter versions;
  private final Counter serials;

  /** When each open round asked, in the order of asking. */
  private final Map<RecordKey, Long> openRounds = new LinkedHashMap<>();

  private final DueList<ComponentId> due = new DueList<>();
  private volatile PartitionGauges gauges = PartitionGauges.NONE;

  /**
   * Opens the rows; reads the open rounds and the unpublished components.
   *
   * @param specHash of the spec in force; rows of another one are refused
   * @param alarm hears of components that grow large
   * @param store the store named {@link dev.tributary.topology.StoreNames#ACTORS}
   */
  public StoredClusteringState(
      int partition,
      List<Integer> specs,
      String specHash,
      KeyValueStore<Bytes, byte[]> store,
      LongAdder writes,
      int cachedComponents,
      ComponentAlarm alarm) {
    this.partition = partition;
    this.specs = specs;
    this.records = new Rows(store, Table.RECORDS, writes);
    this.homes = new Rows(store, Table.HOMES, writes);
    this.rounds = new Rows(store, Table.ROUNDS, writes);
    this.reviews = new Rows(store, Table.REVIEWS, writes);
    this.components =
        new ComponentPages(new Rows(store, Table.COMPONENTS, writes), cachedComponents);
    this.pieces = new Rows(store, Table.PIECES, writes);
    this.unpublished = new Rows(store, Table.UNPUBLISHED, writes);
    this.large = new LargeComponents(new Rows(store, Table.LARGE_COMPONENTS, writes), alarm);
    this.deletions = new DeletionMarks(new Rows(store, Table.DELETED, writes));
    Rows counters = new Rows(store, Table.COUNTERS, writes);
    this.versions = new Counter(counters, "versions");
    this.serials = new Counter(counters, "serials");
    checkSpec(counters, specHash);
    rounds.all(
        (key, value) -> {
          Round round = Formats.ROUND.fromBytes(value);
          openRounds.put(round.key(), round.askedMillis());
        });
    unpublished.all((key, value) -> due.put(componentId(key), new BinaryReader(value).readLong()));
    count();
  }

  /** What one spec resolved is not what another would have: blocks, edges and scores are of it. */
  private static void checkSpec(Rows counters, String specHash) {
    byte[] key = "spec".getBytes(StandardCharsets.UTF_8);
    byte[] hash = specHash.getBytes(StandardCharsets.UTF_8);
    byte[] known = counters.get(key);
    if (known == null) {
      counters.put(key, hash);
    } else if (!Arrays.equals(known, hash)) {
      throw new IllegalStateException(
          "these topics were resolved under another spec (hash "
              + new String(known, StandardCharsets.UTF_8).substring(0, 12)
              + ", not "
              + specHash.substring(0, 12)
              + "); start with that spec, or give the new one another entity name");
    }
  }

  /** How much of what there is right now; may be read by any thread. */
  public PartitionGauges gauges() {
    return gauges;
  }

  private void count() {
    gauges =
        new PartitionGauges(
            openRounds.size(), due.size(), large.largest(), large.alarming(), deletions.count());
  }

  private static byte[] key(RecordKey key) {
    return new KeyWriter().writeRecordKey(key).toByteArray();
  }

  private static <T> @Nullable T read(Rows rows, byte[] key, BinaryCodec<T> codec) {
    byte[] value = rows.get(key);
    return value == null ? null : codec.fromBytes(value);
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
    return read(records, key(key), Formats.RECORD_ROW);
  }

  @Override
  public void save(RecordRow row) {
    records.put(key(row.key()), Formats.RECORD_ROW.toBytes(row));
  }

  @Override
  public void removeRecord(RecordKey key) {
    records.delete(key(key));
  }

  @Override
  public @Nullable Rank home(RecordKey key) {
    return read(homes, key(key), Formats.RANK);
  }

  @Override
  public void saveHome(RecordKey key, Rank rank) {
    homes.put(key(key), Formats.RANK.toBytes(rank));
  }

  @Override
  public void removeHome(RecordKey key) {
    homes.delete(key(key));
  }

  @Override
  public @Nullable Round round(RecordKey key) {
    return openRounds.containsKey(key) ? read(rounds, key(key), Formats.ROUND) : null;
  }

  @Override
  public void save(Round round) {
    rounds.put(key(round.key()), Formats.ROUND.toBytes(round));
    openRounds.remove(round.key());
    openRounds.put(round.key(), round.askedMillis());
    count();
  }

  @Override
  public void removeRound(RecordKey key) {
    if (openRounds.remove(key) != null) {
      rounds.delete(key(key));
      count();
    }
  }

  @Override
  public void roundsAskedBefore(long millis, Consumer<Round> visitor) {
    List<RecordKey> overdue = new ArrayList<>();
    for (Map.Entry<RecordKey, Long> open : openRounds.entrySet()) {
      if (open.getValue() > millis) {
        break;
      }
      overdue.add(open.getKey());
    }
    for (RecordKey key : overdue) {
      Round round = round(key);
      if (round != null) {
        visitor.accept(round);
      }
    }
  }

  @Override
  public @Nullable ReviewRow review(RecordKey key) {
    return read(reviews, key(key), Formats.REVIEW_ROW);
  }

  @Override
  public void save(ReviewRow row) {
    reviews.put(key(row.key()), Formats.REVIEW_ROW.toBytes(row));
  }

  @Override
  public void removeReview(RecordKey key) {
    reviews.delete(key(key));
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

  private static byte[] pieceKey(MoveId move, int index) {
    return new KeyWriter()
        .writeInt(move.partition())
        .writeLong(move.serial())
        .writeInt(index)
        .toByteArray();
  }

  @Override
  public void savePiece(MoveId move, int index, Body piece) {
    pieces.put(pieceKey(move, index), Formats.BODY.toBytes(piece));
  }

  @Override
  public List<Body> takePieces(MoveId move, int count) {
    List<Body> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] key = pieceKey(move, i);
      Body piece = read(pieces, key, Formats.BODY);
      if (piece == null) {
        throw new IllegalStateException("piece " + i + " of a move is missing");
      }
      taken.add(piece);
      pieces.delete(key);
    }
    return taken;
  }

  private static byte[] key(ComponentId id) {
    return new KeyWriter()
        .writeRecordKey(id.founder())
        .writeInt(id.partition())
        .writeLong(id.serial())
        .toByteArray();
  }

  private static ComponentId componentId(byte[] key) {
    KeyReader in = new KeyReader(key);
    return new ComponentId(in.readRecordKey(), in.readInt(), in.readLong());
  }

  @Override
  public void markUnpublished(ComponentId id, long dueMillis) {
    BinaryWriter out = new BinaryWriter();
    out.writeLong(dueMillis);
    unpublished.put(key(id), out.toByteArray());
    due.put(id, dueMillis);
    count();
  }

  @Override
  public void unmarkUnpublished(ComponentId id) {
    if (due.remove(id)) {
      unpublished.delete(key(id));
      count();
    }
  }

  @Override
  public void unpublishedDue(long nowMillis, Consumer<ComponentId> visitor) {
    due.until(nowMillis).forEach(visitor);
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
    return specs;
  }
}
