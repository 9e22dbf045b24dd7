package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to the actor of a record, in the partition of the record's key. */
public sealed interface RecordMessage {
  /** The record whose actor is meant. */
  RecordKey to();

  /** A change of the source row. */
  record Change(SourceChange change, long arrivedMillis) implements RecordMessage {
    @Override
    public RecordKey to() {
      return change.key();
    }
  }

  /**
   * The one answer of a blocking partition to a version.
   *
   * @param from the blocking partition
   * @param carried matches that only hold until the other end has completed a round under the newer
   *     spec that both know by now; each names the version before it
   * @param saturated the rules whose block was over its cap and contributed nothing
   * @param failed whether a comparison failed; what it would have found is missing
   */
  record Report(
      RecordKey to,
      long version,
      int from,
      List<Neighbour> neighbours,
      List<Neighbour> carried,
      List<Integer> saturated,
      boolean failed)
      implements RecordMessage {}

  /** A block that this version is in has crossed its cap: the record needs a new round. */
  record Reround(RecordKey to, long version) implements RecordMessage {}

  /** The record's component is now this one. */
  record Home(RecordKey to, Rank rank) implements RecordMessage {}

  /** The component has let the deleted version go. */
  record Gone(RecordKey to, long version) implements RecordMessage {}

  /** A message for the record's component, whose sender does not know where that is. */
  record Route(RecordKey to, ComponentMessage message) implements RecordMessage {}

  /**
   * A steward's decision that names the record, as it is now; an empty list of constraints
   * withdraws it. What is said of one decision comes in the order in which it was said.
   */
  record Decide(RecordKey to, String decision, List<Constraint> constraints)
      implements RecordMessage {}

  /** The entity in which the record was published; null for none. */
  record EntityIs(RecordKey to, long version, @Nullable UUID entity) implements RecordMessage {}

  /**
   * A round of the record {@code other} found this pair worth a review; {@code to} is the lower.
   */
  record Question(RecordKey to, ReviewItem item) implements RecordMessage {}

  /**
   * {@code owner} has a question about this record and wants to hear of its versions and entity.
   */
  record Watch(RecordKey to, RecordKey owner) implements RecordMessage {}

  /** {@code owner} has no question about this record any more. */
  record Unwatch(RecordKey to, RecordKey owner) implements RecordMessage {}

  /** News of a watched record: the newest version whose round is complete, and its entity. */
  record News(RecordKey to, RecordKey about, long version, boolean alive, @Nullable UUID entity)
      implements RecordMessage {}

  /**
   * The matches of a version that its entity does not follow, all of them, best first; an empty
   * list closes those that were told before.
   */
  record Doubts(RecordKey to, long version, List<Doubt> doubts) implements RecordMessage {}
}
