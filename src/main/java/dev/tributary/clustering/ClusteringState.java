package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one inbox partition. Every change takes effect with the message that caused it, or
 * not at all.
 */
public interface ClusteringState {
  /** The partition that these rows belong to. */
  int partition();

  /** A number that this partition has not given before; it survives crashes. */
  long nextVersion();

  /** As {@link #nextVersion}, for components and moves. */
  long nextSerial();

  @Nullable RecordRow record(RecordKey key);

  void save(RecordRow row);

  void removeRecord(RecordKey key);

  /** The rank of the component that the record belongs to, as far as its actor has heard. */
  @Nullable Rank home(RecordKey key);

  void saveHome(RecordKey key, Rank rank);

  void removeHome(RecordKey key);

  @Nullable Round round(RecordKey key);

  void save(Round round);

  void removeRound(RecordKey key);

  /** The last complete round of a record, where one was kept. */
  @Nullable Round closedRound(RecordKey key);

  void saveClosed(Round round);

  void removeClosed(RecordKey key);

  /** Shows the open rounds that asked before a time; they may be saved, not removed, meanwhile. */
  void roundsAskedBefore(long millis, Consumer<Round> visitor);

  @Nullable ReviewRow review(RecordKey key);

  void save(ReviewRow row);

  void removeReview(RecordKey key);

  /** The component, or null; changes to it last once it is saved. */
  @Nullable Component component(ComponentId id);

  void save(Component component);

  void removeComponent(ComponentId id);

  /** Keeps a piece of a move until {@link #takePieces}. */
  void savePiece(MoveId move, int index, Body piece);

  /** Gives the first {@code count} pieces of a move back, in their order, and forgets them. */
  List<Body> takePieces(MoveId move, int count);

  /**
   * Notes when a component is due to publish; an earlier note stands.
   *
   * @param awaitsAnswers whether answers are on their way that bring the component up again, so
   *     that a crash may forget the note
   */
  void markUnpublished(ComponentId id, long dueMillis, boolean awaitsAnswers);

  void unmarkUnpublished(ComponentId id);

  /** Shows the components that are due; marks may be changed meanwhile. */
  void unpublishedDue(long nowMillis, Consumer<ComponentId> visitor);

  /** Notes when the deletion of a record arrived; its row is looked at again long after that. */
  void markDeleted(RecordKey key, long arrivedMillis);

  /**
   * Shows records whose deletion was marked before a time, oldest first, and takes each mark away
   * of which the visitor answers true.
   *
   * @param limit how many are shown at most
   */
  void deletedBefore(long millis, int limit, Predicate<RecordKey> visitor);

  /** The numbers of the specs in force, oldest first: one, or two during a change-over. */
  List<Integer> activeSpecs();

  void activate(List<Integer> specs);

  /** The sweep that is under way, where one is. */
  @Nullable Sweep sweep();

  void save(Sweep sweep);

  void removeSweep();

  /**
   * Records in the order of their rows. What was never seen before the last commit may be missing.
   *
   * @param after where to begin, this record left out; null for the first
   * @param limit how many at most; fewer come only where there are no more
   */
  List<RecordKey> recordsAfter(@Nullable RecordKey after, int limit);

  /** How many rounds are open. */
  int openRounds();

  /** Whether a round is open of a version that is not newer than this. */
  boolean hasRoundUpTo(long version);
}
