package dev.tributary.clustering;

import java.util.ArrayList;
import java.util.List;

/** What a component holds, or a piece of it, on its way to another partition. */
public record Body(
    List<Member> members, List<Edge> edges, List<Edge> inFlight, List<Departure> departures) {

  public static Body empty() {
    return new Body(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  public int size() {
    return members.size() + edges.size() + inFlight.size() + departures.size();
  }

  /** Takes the content of a piece in; only a body made by {@link #empty} can. */
  void add(Body piece) {
    members.addAll(piece.members);
    edges.addAll(piece.edges);
    inFlight.addAll(piece.inFlight);
    departures.addAll(piece.departures);
  }

  /** Cuts this body into pieces of at most {@code limit} items each; at least one. */
  List<Body> pieces(int limit) {
    if (size() <= limit) {
      return List.of(this);
    }
    List<Body> pieces = new ArrayList<>();
    Cutter cutter = new Cutter(pieces, limit);
    members.forEach(item -> cutter.room().members.add(item));
    edges.forEach(item -> cutter.room().edges.add(item));
    inFlight.forEach(item -> cutter.room().inFlight.add(item));
    departures.forEach(item -> cutter.room().departures.add(item));
    return pieces;
  }

  private record Cutter(List<Body> pieces, int limit) {
    Body room() {
      if (pieces.isEmpty() || pieces.get(pieces.size() - 1).size() >= limit) {
        pieces.add(empty());
      }
      return pieces.get(pieces.size() - 1);
    }
  }
}
