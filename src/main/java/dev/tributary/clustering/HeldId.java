package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity id in the hands of a member. Every record brings one id of its own; when it is deleted
 * its used ids pass to the oldest record of its entity. An entity is known by the oldest used id
 * that its members hold, and the others redirect to it: so the oldest survives a merge, and a part
 * that is split off takes its own back.
 *
 * @param id the entity id
 * @param mintedMillis when the founding record was first seen
 * @param founder the founding record, which settles ties of age
 * @param state whether it was ever published, and how
 * @param successor what it redirects to while it is retired
 * @param revision of the last golden record published under it; 0 if none was
 * @param createdMillis when it was first published
 * @param fingerprint of the content that was last published under it
 * @param quality fingerprint of how sure that was; with it, nothing is published twice
 */
public record HeldId(
    UUID id,
    long mintedMillis,
    RecordKey founder,
    State state,
    @Nullable UUID successor,
    long revision,
    long createdMillis,
    long fingerprint,
    long quality) {
  /** Used ids first, then the oldest. */
  public static final Comparator<HeldId> PRECEDENCE =
      Comparator.<HeldId, Boolean>comparing(held -> held.state == State.UNUSED)
          .thenComparingLong(HeldId::mintedMillis)
          .thenComparing(HeldId::founder)
          .thenComparing(HeldId::id);

  /** The life of an id. */
  public enum State {
    /** Never published. */
    UNUSED,
    /** Names an entity. */
    LIVE,
    /** Redirects to the entity that took its records over. */
    RETIRED
  }

  /** The id that a record brings along. */
  public static HeldId unused(UUID id, long mintedMillis, RecordKey founder) {
    return new HeldId(id, mintedMillis, founder, State.UNUSED, null, 0, 0, 0, 0);
  }

  public boolean isUsed() {
    return state != State.UNUSED;
  }

  HeldId live(long nowMillis, long newFingerprint, long newQuality) {
    return new HeldId(
        id,
        mintedMillis,
        founder,
        State.LIVE,
        null,
        revision + 1,
        createdMillis == 0 ? nowMillis : createdMillis,
        newFingerprint,
        newQuality);
  }

  HeldId retired(UUID into) {
    return new HeldId(
        id, mintedMillis, founder, State.RETIRED, into, revision, createdMillis, 0, 0);
  }
}
