package dev.tributary.clustering;

import java.time.Duration;

/**
 * The limits that bound the work and the rows of the protocol.
 *
 * @param maxBlockSize members that a block may have; a larger one contributes nothing
 * @param maxEntitySize records that an entity may have; weaker edges beyond it do not count
 * @param maxLinksInFlight links that a component may have asked and not heard of
 * @param maxPieceItems items that one message of a move may carry
 * @param maxHeldIds ids that a record may hold for records that were deleted
 * @param eagerMembers members up to which a component publishes with every commit; one of n times
 *     as many waits for n intervals
 * @param publishIntervalMillis see above
 * @param settleMillis how long a component that still has questions out waits before it publishes
 *     as settling
 * @param roundMillis how long a round waits for a report before it asks again
 * @param keepsRounds whether the last round of a record with matches is kept, so that its decision
 *     can be told again where the entities do not follow it: worth its rows where a policy or a
 *     guard cuts matches
 * @param maxConstraints what stewards may demand of one record, by number of other records
 * @param deletedMillis how long a deleted record is remembered, so that changes which are older
 *     than its deletion are known as such
 */
public record ClusteringLimits(
    int maxBlockSize,
    int maxEntitySize,
    int maxLinksInFlight,
    int maxPieceItems,
    int maxHeldIds,
    int eagerMembers,
    long publishIntervalMillis,
    long settleMillis,
    long roundMillis,
    boolean keepsRounds,
    int maxConstraints,
    long deletedMillis) {
  /** What applies where nothing else is said. */
  public static final ClusteringLimits DEFAULT =
      new ClusteringLimits(
          200,
          100,
          8,
          100,
          64,
          32,
          100,
          5_000,
          30_000,
          false,
          5_000,
          Duration.ofDays(30).toMillis());

  public ClusteringLimits withDeletedMillis(long millis) {
    return new ClusteringLimits(
        maxBlockSize,
        maxEntitySize,
        maxLinksInFlight,
        maxPieceItems,
        maxHeldIds,
        eagerMembers,
        publishIntervalMillis,
        settleMillis,
        roundMillis,
        keepsRounds,
        maxConstraints,
        millis);
  }
}
