package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows in memory that can be copied, so that a crash can take them back. */
final class SimulatedClusteringState implements ClusteringState {
  private final int partition;
  private List<Integer> specs;
  @Nullable Sweep sweep;
  final Map<RecordKey, RecordRow> records = new TreeMap<>();
  final Map<RecordKey, Rank> homes = new TreeMap<>();
  final Map<RecordKey, Round> rounds = new TreeMap<>();
  final Map<RecordKey, Round> closedRounds = new TreeMap<>();
  final Map<RecordKey, ReviewRow> reviews = new TreeMap<>();
  final Map<ComponentId, Stored> components = new TreeMap<>();
  final Map<String, Body> pieces = new HashMap<>();
  final Map<ComponentId, Long> unpublished = new TreeMap<>();

  /** Those of the unpublished that a crash may forget: a store need not have written them yet. */
  private final Set<ComponentId> awaitingAnswers = new TreeSet<>();

  final SortedSet<Deleted> deleted = new TreeSet<>();
  private long versions;
  private long serials;

  /** When the deletion of a record arrived. */
  record Deleted(long arrivedMillis, RecordKey key) implements Comparable<Deleted> {
    @Override
    public int compareTo(Deleted other) {
      return Comparator.comparingLong(Deleted::arrivedMillis)
          .thenComparing(Deleted::key)
          .compare(this, other);
    }
  }

  /** What a store would hold of a component: nothing in it can change. */
  record Stored(Rank rank, Body body, @Nullable Unpublished unpublished) {}

  SimulatedClusteringState(int partition, List<Integer> specs) {
    this.partition = partition;
    this.specs = specs;
  }

  SimulatedClusteringState copy() {
    SimulatedClusteringState copy = new SimulatedClusteringState(partition, new ArrayList<>(specs));
    copy.records.putAll(records);
    copy.homes.putAll(homes);
    copy.rounds.putAll(rounds);
    copy.closedRounds.putAll(closedRounds);
    copy.reviews.putAll(reviews);
    copy.components.putAll(components);
    copy.pieces.putAll(pieces);
    copy.unpublished.putAll(unpublished);
    copy.awaitingAnswers.addAll(awaitingAnswers);
    copy.deleted.addAll(deleted);
    copy.versions = versions;
    copy.serials = serials;
    copy.sweep = sweep;
    return copy;
  }

  /** Forgets what a crash may forget, some of it. */
  void forget(Random random) {
    for (ComponentId id : List.copyOf(awaitingAnswers)) {
      if (random.nextBoolean()) {
        unmarkUnpublished(id);
      }
    }
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public long nextVersion() {
    return ++versions;
  }

  @Override
  public long nextSerial() {
    return ++serials;
  }

  @Override
  public RecordRow record(RecordKey key) {
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
  public Rank home(RecordKey key) {
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
  public Round round(RecordKey key) {
    return rounds.get(key);
  }

  @Override
  public void save(Round round) {
    rounds.put(round.key(), round);
  }

  @Override
  public void removeRound(RecordKey key) {
    rounds.remove(key);
  }

  @Override
  public Round closedRound(RecordKey key) {
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
    new ArrayList<>(rounds.values())
        .stream().filter(round -> round.askedMillis() <= millis).forEach(visitor);
  }

  private static ReviewRow copyOf(ReviewRow row) {
    return new ReviewRow(
        row.key(),
        new TreeMap<>(row.owned()),
        new TreeSet<>(row.watchers()),
        row.doubts(),
        row.entity(),
        row.fingerprint());
  }

  @Override
  public ReviewRow review(RecordKey key) {
    ReviewRow row = reviews.get(key);
    return row == null ? null : copyOf(row);
  }

  @Override
  public void save(ReviewRow row) {
    reviews.put(row.key(), copyOf(row));
  }

  @Override
  public void removeReview(RecordKey key) {
    reviews.remove(key);
  }

  @Override
  public Component component(ComponentId id) {
    Stored stored = components.get(id);
    return stored == null ? null : Component.of(stored.rank(), stored.body(), stored.unpublished());
  }

  @Override
  public void save(Component component) {
    components.put(
        component.id(), new Stored(component.rank(), component.body(), component.unpublished()));
  }

  @Override
  public void removeComponent(ComponentId id) {
    components.remove(id);
  }

  @Override
  public void savePiece(MoveId move, int index, Body piece) {
    pieces.put(move + "/" + index, piece);
  }

  @Override
  public List<Body> takePieces(MoveId move, int count) {
    List<Body> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Body piece = pieces.remove(move + "/" + i);
      if (piece == null) {
        throw new IllegalStateException("a piece of a move is missing");
      }
      taken.add(piece);
    }
    return taken;
  }

  @Override
  public void markUnpublished(ComponentId id, long dueMillis, boolean awaitsAnswers) {
    boolean known =
        unpublished.put(id, Math.min(dueMillis, unpublished.getOrDefault(id, dueMillis))) != null;
    if (!awaitsAnswers) {
      awaitingAnswers.remove(id);
    } else if (!known) {
      awaitingAnswers.add(id);
    }
  }

  @Override
  public void unmarkUnpublished(ComponentId id) {
    unpublished.remove(id);
    awaitingAnswers.remove(id);
  }

  @Override
  public void unpublishedDue(long nowMillis, Consumer<ComponentId> visitor) {
    new TreeMap<>(unpublished)
        .forEach(
            (id, due) -> {
              if (due <= nowMillis) {
                visitor.accept(id);
              }
            });
  }

  @Override
  public void markDeleted(RecordKey key, long arrivedMillis) {
    deleted.add(new Deleted(arrivedMillis, key));
  }

  @Override
  public void deletedBefore(long millis, int limit, Predicate<RecordKey> visitor) {
    List.copyOf(deleted).stream()
        .filter(one -> one.arrivedMillis() < millis)
        .limit(limit)
        .filter(one -> visitor.test(one.key()))
        .forEach(deleted::remove);
  }

  @Override
  public List<Integer> activeSpecs() {
    return specs;
  }

  @Override
  public void activate(List<Integer> numbers) {
    specs = List.copyOf(numbers);
  }

  @Override
  public @Nullable Sweep sweep() {
    return sweep;
  }

  @Override
  public void save(Sweep next) {
    sweep = next;
  }

  @Override
  public void removeSweep() {
    sweep = null;
  }

  @Override
  public List<RecordKey> recordsAfter(@Nullable RecordKey after, int limit) {
    return records.keySet().stream()
        .filter(key -> after == null || key.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public int openRounds() {
    return rounds.size();
  }

  @Override
  public boolean hasRoundUpTo(long version) {
    return rounds.values().stream().anyMatch(round -> round.version() <= version);
  }
}
