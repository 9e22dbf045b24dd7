package dev.tributary.clustering;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.ComponentMessage.Absorb;
import dev.tributary.clustering.ComponentMessage.Adopt;
import dev.tributary.clustering.ComponentMessage.Piece;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends components, and parts of them, elsewhere: in pieces that take effect with the last one. */
final class ComponentSplitter {
  private final ClusteringState state;
  private final Outbox out;
  private final ClusteringLimits limits;

  ComponentSplitter(ClusteringState state, Outbox out, ClusteringLimits limits) {
    this.state = state;
    this.out = out;
    this.limits = limits;
  }

  /** Puts the pieces of a move together with its last one. */
  Body whole(MoveId move, int pieces, Body last) {
    if (pieces == 0) {
      return last;
    }
    Body whole = Body.empty();
    state.takePieces(move, pieces).forEach(whole::add);
    whole.add(last);
    return whole;
  }

  void sendInto(Rank target, Component component, @Nullable RecordKey asker, Edge edge) {
    MoveId move = new MoveId(state.partition(), state.nextSerial());
    List<Body> pieces = sendAllButLast(target.id(), move, component.body());
    out.toComponent(
        target.id(),
        new Absorb(component.rank(), move, pieces.size() - 1, last(pieces), asker, edge));
  }

  /** Gives a part that was split off a place of its own. */
  private void sendHome(Rank rank, Body body) {
    adopt(rank, body);
    for (Member member : body.members()) {
      out.toRecord(new RecordMessage.Home(member.key(), rank));
    }
  }

  /** Sends a body to a component that is founded, or founded again, with it. */
  void adopt(Rank rank, Body body) {
    MoveId move = new MoveId(state.partition(), state.nextSerial());
    List<Body> pieces = sendAllButLast(rank.id(), move, body);
    out.toComponent(rank.id(), new Adopt(rank, move, pieces.size() - 1, last(pieces)));
  }

  private List<Body> sendAllButLast(ComponentId target, MoveId move, Body body) {
    List<Body> pieces = body.pieces(limits.maxPieceItems());
    for (int i = 0; i < pieces.size() - 1; i++) {
      out.toComponent(target, new Piece(move, i, pieces.get(i)));
    }
    return pieces;
  }

  private static Body last(List<Body> pieces) {
    return pieces.get(pieces.size() - 1);
  }

  /** Leaves the first part here and sends each other one away under a fresh id. */
  void split(Component component, List<SortedSet<RecordKey>> parts, long nowMillis) {
    Map<UUID, Integer> holder = holders(component, parts);
    List<Departure> untold = List.copyOf(component.departures());
    component.clearDepartures();
    // A fresh component ranks behind the one that it came from, whatever the clocks say.
    long since = Math.max(nowMillis, component.rank().firstSeenMillis() + 1);
    for (int i = 0; i < parts.size(); i++) {
      Body body = i == 0 ? null : cutOut(component, parts.get(i));
      List<Departure> departures = departuresFor(i, component, parts, holder);
      departures.addAll(untoldAt(i, untold, holder));
      for (Departure departure : departures) {
        if (body == null) {
          component.depart(departure);
        } else {
          body.departures().add(departure);
        }
      }
      if (body != null) {
        RecordKey founder = parts.get(i).first();
        ComponentId id = new ComponentId(founder, state.partition(), state.nextSerial());
        sendHome(new Rank(since, id), body);
      }
    }
    parts.subList(1, parts.size()).forEach(part -> part.forEach(component::removeMember));
  }

  private static Map<UUID, Integer> holders(Component component, List<SortedSet<RecordKey>> parts) {
    Map<UUID, Integer> holder = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      for (RecordKey key : parts.get(i)) {
        for (HeldId held : member(component, key).held()) {
          holder.put(held.id(), i);
        }
      }
    }
    return holder;
  }

  /** What a part that holds an entity's id has to tell of records that other parts take along. */
  private static List<Departure> departuresFor(
      int index, Component component, List<SortedSet<RecordKey>> parts, Map<UUID, Integer> holder) {
    List<Departure> departures = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (RecordKey key : i == index ? List.<RecordKey>of() : parts.get(i)) {
        UUID entity = member(component, key).entity();
        Integer at = entity == null ? null : holder.get(entity);
        if (at != null && at == index) {
          departures.add(new Departure(key, entity, false, List.of()));
        }
      }
    }
    return departures;
  }

  /** What was still to be told goes with the id that it is about, or stays with the first part. */
  private static List<Departure> untoldAt(
      int index, List<Departure> untold, Map<UUID, Integer> holder) {
    return untold.stream()
        .filter(departure -> holder.getOrDefault(departure.entity(), 0) == index)
        .toList();
  }

  private static Body cutOut(Component component, SortedSet<RecordKey> part) {
    Body body = Body.empty();
    for (RecordKey key : part) {
      body.members().add(member(component, key));
      for (EdgeKey edgeKey : component.incidentTo(key)) {
        Edge edge = component.edge(edgeKey);
        boolean once = !part.contains(edgeKey.other(key)) || key.equals(edgeKey.low());
        if (edge != null && once) {
          body.edges().add(edge);
          Edge asked = component.inFlight(edgeKey);
          if (asked != null) {
            body.inFlight().add(asked);
          }
        }
      }
    }
    return body;
  }

  private static Member member(Component component, RecordKey key) {
    return requireNonNull(component.member(key));
  }
}
