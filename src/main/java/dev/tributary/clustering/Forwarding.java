package dev.tributary.clustering;

import dev.tributary.clustering.ComponentMessage.Apply;
import dev.tributary.clustering.ComponentMessage.Link;
import dev.tributary.clustering.RecordMessage.Route;
import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/** The way from a record to its component, which its actor alone knows. */
final class Forwarding {
  private final ClusteringState state;
  private final Outbox out;
  private final Founding founding;

  Forwarding(ClusteringState state, Outbox out, Founding founding) {
    this.state = state;
    this.out = out;
    this.founding = founding;
  }

  /** Sends a message to the record's component, if it has one. */
  void toHome(RecordKey key, ComponentMessage message) {
    Rank home = state.home(key);
    if (home != null) {
      out.toHome(home.id(), message);
    }
  }

  /** Passes on what was sent to the component of a record by somebody who does not know it. */
  void route(Route route) {
    RecordRow row = state.record(route.to());
    ComponentMessage message = route.message();
    Rank home = state.home(route.to());
    if (home == null) {
      home = foundIfNeeded(row, message);
    }
    if (home == null) {
      if (message instanceof Link link) {
        out.toComponent(link.rank().id(), new ComponentMessage.Refused(link.edge(), link.a()));
      }
      return;
    }
    if (message instanceof Link link && home.compareTo(link.rank()) < 0) {
      // The pointer alone shows who has to move.
      out.toComponent(
          link.rank().id(), new ComponentMessage.Join(link.edge(), link.a(), link.b(), home));
      return;
    }
    out.toHome(home.id(), message);
  }

  /** A record gets its component with its first round, or as soon as somebody asks for it. */
  private @Nullable Rank foundIfNeeded(@Nullable RecordRow row, ComponentMessage message) {
    boolean needed = message instanceof Link || message instanceof Apply;
    return row != null && row.isAlive() && needed ? founding.homeOf(row) : null;
  }
}
