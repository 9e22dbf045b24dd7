package dev.tributary.clustering;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as its component knows it.
 *
 * @param version the newest version whose round is complete, or the version at which the component
 *     was founded
 * @param spec the newest spec that this version was made under
 * @param firstSeenMillis when the record was first seen in its present life
 * @param arrivedMillis when the change behind this version arrived in Tributary
 * @param content what survivorship chooses from; null until the first round is complete: such a
 *     member is published in no entity
 * @param cannotLinks the records that a steward keeps apart from this one
 * @param locked whether a steward lets no match join the record to another one
 * @param observation whether the record's actor wants to hear of its entity
 * @param entity the entity it was last published in
 * @param crosswalkFingerprint of the crosswalk entry that was last published
 * @param doubtsFingerprint of the cut matches that the record's actor was last told of
 * @param held the entity ids in its hands, its own among them
 */
public record Member(
    RecordKey key,
    long version,
    int spec,
    long firstSeenMillis,
    long foundingVersion,
    long arrivedMillis,
    @Nullable MemberRecord content,
    List<RecordKey> cannotLinks,
    boolean locked,
    Observation observation,
    @Nullable UUID entity,
    long crosswalkFingerprint,
    long doubtsFingerprint,
    List<HeldId> held) {

  /** The fingerprint of no doubts, and that of doubts which the actor may have forgotten. */
  static final long NO_DOUBTS = 0;

  private static final long DOUBTS_UNKNOWN = -1;

  public boolean isResolved() {
    return content != null;
  }

  Member applied(
      long newVersion,
      int newSpec,
      long arrived,
      MemberRecord newContent,
      List<RecordKey> newCannotLinks,
      boolean nowLocked,
      Observation newest) {
    return new Member(
        key,
        Math.max(version, newVersion),
        newSpec,
        firstSeenMillis,
        foundingVersion,
        arrived,
        newContent,
        newCannotLinks,
        nowLocked,
        observation.orNewer(newest),
        entity,
        crosswalkFingerprint,
        doubtsFingerprint == NO_DOUBTS ? NO_DOUBTS : DOUBTS_UNKNOWN,
        held);
  }

  Member observed(Observation newest) {
    return new Member(
        key,
        version,
        spec,
        firstSeenMillis,
        foundingVersion,
        arrivedMillis,
        content,
        cannotLinks,
        locked,
        observation.orNewer(newest),
        entity,
        crosswalkFingerprint,
        doubtsFingerprint,
        held);
  }

  Member holding(List<HeldId> ids) {
    return new Member(
        key,
        version,
        spec,
        firstSeenMillis,
        foundingVersion,
        arrivedMillis,
        content,
        cannotLinks,
        locked,
        observation,
        entity,
        crosswalkFingerprint,
        doubtsFingerprint,
        ids);
  }

  Member published(@Nullable UUID newEntity, long fingerprint) {
    return new Member(
        key,
        version,
        spec,
        firstSeenMillis,
        foundingVersion,
        arrivedMillis,
        content,
        cannotLinks,
        locked,
        observation,
        newEntity,
        fingerprint,
        doubtsFingerprint,
        held);
  }

  Member doubting(long fingerprint) {
    return new Member(
        key,
        version,
        spec,
        firstSeenMillis,
        foundingVersion,
        arrivedMillis,
        content,
        cannotLinks,
        locked,
        observation,
        entity,
        crosswalkFingerprint,
        fingerprint,
        held);
  }
}
