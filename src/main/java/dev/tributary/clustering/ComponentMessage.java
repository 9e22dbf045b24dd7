package dev.tributary.clustering;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to a component, in the partition of its founder. */
public sealed interface ComponentMessage {
  /** A message about a member; where the record is not a member, it goes back to its pointer. */
  sealed interface AboutMember extends ComponentMessage {
    RecordKey member();
  }

  /**
   * The round of a version is complete: its edges replace those of older versions.
   *
   * @param spec the newest spec that the version was made under
   * @param content null for a deletion
   * @param locked whether a steward lets no match join the record to another
   */
  record Apply(
      RecordKey member,
      long version,
      int spec,
      long arrivedMillis,
      @Nullable MemberRecord content,
      List<Edge> edges,
      List<RecordKey> cannotLinks,
      boolean locked,
      Observation observation)
      implements AboutMember {}

  /** The record's actor wants to hear of its entity, or does not any more. */
  record Observe(RecordKey member, Observation observation) implements AboutMember {}

  /** The component of rank {@code rank}, which holds a, asks along an edge to b. */
  record Link(Edge edge, RecordKey a, RecordKey b, Rank rank) implements ComponentMessage {}

  /** The answer to a link where the asker has to move: b is in the component of this lower rank. */
  record Join(Edge edge, RecordKey a, RecordKey b, Rank rank) implements ComponentMessage {}

  /** The answer to a link along an edge that is not true. */
  record Refused(Edge edge, RecordKey a) implements ComponentMessage {}

  /** What was asked came to nothing, but the edge may be true: ask again. */
  record Retry(Edge edge, RecordKey a) implements ComponentMessage {}

  /** A piece of a body that takes effect with the last one. */
  record Piece(MoveId move, int index, Body body) implements ComponentMessage {}

  /** A new component, or one that comes home; the last piece of its body, after {@code pieces}. */
  record Adopt(Rank rank, MoveId move, int pieces, Body body) implements ComponentMessage {}

  /**
   * A component of rank {@code rank} moves in; the last piece of its body, after {@code pieces}.
   *
   * @param asker the record on whose link it moves, to be told when the target is gone; null when
   *     it moves on its own
   */
  record Absorb(Rank rank, MoveId move, int pieces, Body body, @Nullable RecordKey asker, Edge edge)
      implements ComponentMessage {}
}
