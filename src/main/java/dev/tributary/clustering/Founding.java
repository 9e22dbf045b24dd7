package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.UUID;

/** Gives a record without a component one of its own. */
public final class Founding {
  /** Mints the entity id that a record brings along: the same for the same life, and no other. */
  @FunctionalInterface
  public interface Minting {
    UUID mint(RecordKey key, long foundingVersion);
  }

  private final ClusteringState state;
  private final ComponentActor components;
  private final Minting minting;

  Founding(ClusteringState state, ComponentActor components, Minting minting) {
    this.state = state;
    this.components = components;
    this.minting = minting;
  }

  /** The record's component, founded if there was none. */
  Rank homeOf(RecordRow row) {
    Rank home = state.home(row.key());
    if (home != null) {
      return home;
    }
    ComponentId id = new ComponentId(row.key(), state.partition(), state.nextSerial());
    Rank rank = new Rank(row.firstSeenMillis(), id);
    state.saveHome(row.key(), rank);
    UUID own = minting.mint(row.key(), row.foundingVersion());
    components.found(
        rank,
        new Member(
            row.key(),
            row.version(),
            row.latestSpec(),
            row.firstSeenMillis(),
            row.foundingVersion(),
            row.arrivedMillis(),
            null,
            List.of(),
            false,
            observation(row.key()),
            null,
            0,
            Member.NO_DOUBTS,
            List.of(HeldId.unused(own, row.firstSeenMillis(), row.key()))));
    return rank;
  }

  /** Somebody may have asked for the record's entity while it had no component. */
  private Observation observation(RecordKey key) {
    return state.review(key) == null ? Observation.NONE : new Observation(state.nextSerial(), true);
  }
}
