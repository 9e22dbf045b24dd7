package dev.tributary.clustering;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the clustering stage makes known to the world. */
public sealed interface Output {

  /**
   * An entity, whole.
   *
   * @param weakestLink the total of the weakest edge that holds it together; infinite for one
   *     record or for what a steward joined
   */
  record Golden(
      UUID entity,
      long revision,
      List<MemberRecord> members,
      double weakestLink,
      boolean settling,
      long createdMillis,
      long updatedMillis)
      implements Output {}

  /** An entity that is no more. */
  record GoldenRetired(UUID entity) implements Output {}

  /**
   * Where a record belongs.
   *
   * @param via the strongest edge that ties it to its entity; null for a record that is alone
   */
  record Crosswalk(
      RecordKey record, UUID entity, @Nullable Edge via, long arrivedMillis, long atMillis)
      implements Output {}

  /** A record that was deleted. */
  record CrosswalkRemoved(RecordKey record) implements Output {}

  /** A retired id and the entity that took its records over. */
  record Redirect(UUID retired, UUID successor, long atMillis) implements Output {}

  /** A redirect that holds no longer: its id lives again, or is retired for good. */
  record RedirectRemoved(UUID id) implements Output {}

  /** The kinds of events in the merge log. */
  enum EventType {
    CREATE,
    MERGE,
    SPLIT,
    UPDATE,
    RETIRE
  }

  /**
   * An event in the life of an entity.
   *
   * @param entity the entity it happened to
   * @param others MERGE: the entities that were taken in; SPLIT: where the records went, or came
   *     from, as far as known; RETIRE: the successor
   * @param records the records that came, went or changed
   * @param via the strongest edge behind it, where there is one
   */
  record MergeLog(
      EventType type,
      UUID entity,
      long revision,
      List<UUID> others,
      List<RecordKey> records,
      @Nullable Edge via,
      @Nullable RecordKey cause,
      long atMillis)
      implements Output {}

  /**
   * What the last round of a record came to. Told again where the entities do not follow all of its
   * matches, or do again.
   *
   * @param contentHash of the row that was decided about, see {@link ContentHash}
   * @param cut the neighbours whose match the entities do not follow, and why
   */
  record Decision(
      RecordKey record,
      long version,
      int contentHash,
      List<Neighbour> neighbours,
      Map<RecordKey, ReviewReason> cut,
      List<Integer> saturated,
      boolean failed,
      long eventTimeMillis,
      long arrivedMillis,
      long atMillis)
      implements Output {}

  /** A record that was deleted has no decision. */
  record DecisionRemoved(RecordKey record) implements Output {}

  /** Open questions about a record, best first. */
  record Review(
      RecordKey record, UUID entity, List<Candidate> candidates, long sinceMillis, long atMillis)
      implements Output {
    /** The other record of a question, and the entity that it is in. */
    public record Candidate(ReviewItem item, UUID entity) {}
  }

  /** No question about the record is open any more. */
  record ReviewRemoved(RecordKey record) implements Output {}
}
