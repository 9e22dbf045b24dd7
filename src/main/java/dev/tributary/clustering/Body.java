package dev.tributary.clustering;

import java.util.ArrayList;
import java.util.List;

/** What a component holds, or a piece of it, on its way to another partition. */
public record Body(
    List<Member> members, List<Edge> edges, List<Edge> inFlight, List<Departure> departures) {

  private static final int CHARACTERS_PER_ITEM = 1_000;

  public static Body empty() {
    return new Body(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  public int size() {
    return members.size() + edges.size() + inFlight.size() + departures.size();
  }

  /** How much it is to carry, in items of usual size; a member with long values counts as many. */
  private int weight() {
    int weight = size() - members.size();
    for (Member member : members) {
      weight += weightOf(member);
    }
    return weight;
  }

  private static int weightOf(Member member) {
    if (member.content() == null) {
      return 1;
    }
    int characters = 0;
    for (List<String> values : member.content().attributes().values().values()) {
      for (String value : values) {
        characters += value.length();
      }
    }
    return 1 + characters / CHARACTERS_PER_ITEM;
  }

  /** Takes the content of a piece in; only a body made by {@link #empty} can. */
  void add(Body piece) {
    members.addAll(piece.members);
    edges.addAll(piece.edges);
    inFlight.addAll(piece.inFlight);
    departures.addAll(piece.departures);
  }

  /** Cuts this body into pieces of at most {@code limit} items of usual size each; at least one. */
  List<Body> pieces(int limit) {
    if (weight() <= limit) {
      return List.of(this);
    }
    Cutter cutter = new Cutter(limit);
    members.forEach(item -> cutter.room(weightOf(item)).members.add(item));
    edges.forEach(item -> cutter.room(1).edges.add(item));
    inFlight.forEach(item -> cutter.room(1).inFlight.add(item));
    departures.forEach(item -> cutter.room(1).departures.add(item));
    return cutter.pieces;
  }

  private static final class Cutter {
    final List<Body> pieces = new ArrayList<>();
    private final int limit;
    private int filled;

    Cutter(int limit) {
      this.limit = limit;
    }

    Body room(int weight) {
      if (pieces.isEmpty() || filled + weight > limit) {
        pieces.add(empty());
        filled = 0;
      }
      filled += weight;
      return pieces.get(pieces.size() - 1);
    }
  }
}
