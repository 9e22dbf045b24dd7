package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connected component of edges, in memory: its members, the edges that have an end here, and what
 * is asked and still has to be told. It notes which of its items changed, so that a store rewrites
 * only those.
 */
public final class Component {
  private static final int FIRST_SPEC = 1;

  private final Rank rank;
  private final TreeMap<RecordKey, Member> members = new TreeMap<>();
  private final TreeMap<EdgeKey, Edge> edges = new TreeMap<>();
  private final TreeMap<EdgeKey, Edge> inFlight = new TreeMap<>();
  private final List<Departure> departures = new ArrayList<>();
  private final Map<RecordKey, Set<EdgeKey>> incident = new HashMap<>();
  private final LinkedHashSet<EdgeKey> dangling = new LinkedHashSet<>();
  private final Set<Object> touched = new HashSet<>();
  private @Nullable Unpublished unpublished;

  public Component(Rank rank) {
    this.rank = rank;
  }

  /** Builds a component from what a store or a message holds of it. */
  public static Component of(Rank rank, Body body, @Nullable Unpublished unpublished) {
    Component component = new Component(rank);
    component.unpublished = unpublished;
    component.takeIn(body);
    component.touched.clear();
    return component;
  }

  public Rank rank() {
    return rank;
  }

  public ComponentId id() {
    return rank.id();
  }

  // ---- members

  public Collection<Member> members() {
    return members.values();
  }

  public int size() {
    return members.size();
  }

  public boolean has(RecordKey key) {
    return members.containsKey(key);
  }

  public @Nullable Member member(RecordKey key) {
    return members.get(key);
  }

  void put(Member member) {
    touched.add(member.key());
    if (members.put(member.key(), member) == null) {
      refreshDangling(member.key());
    }
  }

  void removeMember(RecordKey key) {
    touched.add(key);
    members.remove(key);
    for (EdgeKey edge : List.copyOf(incidentTo(key))) {
      if (has(edge.other(key))) {
        dangling.add(edge);
      } else {
        removeEdge(edge);
      }
    }
  }

  private void refreshDangling(RecordKey key) {
    for (EdgeKey edge : incidentTo(key)) {
      if (has(edge.other(key))) {
        dangling.remove(edge);
      } else {
        dangling.add(edge);
      }
    }
  }

  /**
   * The spec that this component is divided and told by: the oldest that a complete round of one of
   * its members was under. So during a change of spec it goes over as a whole, with the last one.
   */
  public int spec() {
    int oldest = Integer.MAX_VALUE;
    for (Member member : members.values()) {
      if (member.isResolved()) {
        oldest = Math.min(oldest, member.spec());
      }
    }
    return oldest == Integer.MAX_VALUE ? FIRST_SPEC : oldest;
  }

  // ---- edges

  public Collection<Edge> edges() {
    return edges.values();
  }

  public @Nullable Edge edge(EdgeKey key) {
    return edges.get(key);
  }

  /** The keys of the edges at a record, member or not. */
  Set<EdgeKey> incidentTo(RecordKey key) {
    return incident.getOrDefault(key, Set.of());
  }

  void put(Edge edge) {
    EdgeKey key = edge.key();
    touched.add(key);
    if (edges.put(key, edge) == null) {
      incident.computeIfAbsent(key.low(), k -> new TreeSet<>()).add(key);
      incident.computeIfAbsent(key.high(), k -> new TreeSet<>()).add(key);
      if (has(key.low()) != has(key.high())) {
        dangling.add(key);
      }
    }
  }

  void removeEdge(EdgeKey key) {
    touched.add(key);
    edges.remove(key);
    dangling.remove(key);
    forget(key.low(), key);
    forget(key.high(), key);
  }

  private void forget(RecordKey end, EdgeKey key) {
    Set<EdgeKey> keys = incident.get(end);
    if (keys != null && keys.remove(key) && keys.isEmpty()) {
      incident.remove(end);
    }
  }

  /** The edges with one end outside, in the order in which they came. */
  Set<EdgeKey> dangling() {
    return dangling;
  }

  /** Says whether somebody outside may still belong here. */
  public boolean isBusy() {
    return !dangling.isEmpty();
  }

  /**
   * What still holds of an edge, as far as the component knows the versions of its ends; null where
   * nothing does. A match falls as soon as one end is older, a must-link loses that end's
   * statement.
   */
  @Nullable Edge current(Edge edge) {
    boolean lowHolds = edge.lowVersion() >= knownVersion(edge.key().low());
    boolean highHolds = edge.highVersion() >= knownVersion(edge.key().high());
    if (!edge.key().mustLink()) {
      return lowHolds && highHolds ? edge : null;
    }
    Edge rest = lowHolds ? edge : edge.without(edge.key().low());
    rest = highHolds ? rest : rest.without(edge.key().high());
    return rest.isStated() ? rest : null;
  }

  boolean isStale(Edge edge) {
    return current(edge) == null;
  }

  private long knownVersion(RecordKey key) {
    Member member = members.get(key);
    return member == null ? 0 : member.version();
  }

  // ---- what is asked

  public Collection<Edge> inFlight() {
    return inFlight.values();
  }

  @Nullable Edge inFlight(EdgeKey key) {
    return inFlight.get(key);
  }

  void ask(Edge edge) {
    touched.add(Part.HEADER);
    inFlight.put(edge.key(), edge);
  }

  void unask(EdgeKey key) {
    if (inFlight.remove(key) != null) {
      touched.add(Part.HEADER);
    }
  }

  /** Forgets questions whose edge is gone, replaced or answered. */
  void dropMootQuestions() {
    if (inFlight.values().removeIf(edge -> !isOpen(edge))) {
      touched.add(Part.HEADER);
    }
  }

  /** Says whether this very edge is held and has one end outside. */
  boolean isOpen(Edge edge) {
    Edge held = edges.get(edge.key());
    return held != null && held.sameVersions(edge) && dangling.contains(edge.key());
  }

  // ---- what has to be told

  public List<Departure> departures() {
    return departures;
  }

  void depart(Departure departure) {
    touched.add(Part.HEADER);
    departures.add(departure);
  }

  void clearDepartures() {
    if (!departures.isEmpty()) {
      touched.add(Part.HEADER);
      departures.clear();
    }
  }

  /** What is not published yet; null where everything is. */
  public @Nullable Unpublished unpublished() {
    return unpublished;
  }

  void unpublished(@Nullable Unpublished news) {
    if (!Objects.equals(news, unpublished)) {
      touched.add(Part.HEADER);
      unpublished = news;
    }
  }

  // ---- as a whole

  Body body() {
    Body body = Body.empty();
    body.members().addAll(members.values());
    body.edges().addAll(edges.values());
    body.inFlight().addAll(inFlight.values());
    body.departures().addAll(departures);
    return body;
  }

  void takeIn(Body body) {
    touched.add(Part.HEADER);
    body.members().forEach(this::put);
    body.edges().forEach(this::put);
    body.inFlight().forEach(edge -> inFlight.put(edge.key(), edge));
    departures.addAll(body.departures());
  }

  /** The parts that hang together, largest first. */
  List<SortedSet<RecordKey>> connectedParts() {
    List<SortedSet<RecordKey>> parts = new ArrayList<>();
    Set<RecordKey> seen = new HashSet<>();
    for (RecordKey start : members.keySet()) {
      if (seen.add(start)) {
        parts.add(reach(start, seen));
      }
    }
    parts.sort(
        Comparator.<SortedSet<RecordKey>>comparingInt(part -> -part.size())
            .thenComparing(SortedSet::first));
    return parts;
  }

  private SortedSet<RecordKey> reach(RecordKey start, Set<RecordKey> seen) {
    SortedSet<RecordKey> part = new TreeSet<>();
    Deque<RecordKey> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      RecordKey key = open.remove();
      part.add(key);
      for (EdgeKey edge : incidentTo(key)) {
        RecordKey other = edge.other(key);
        if (has(other) && seen.add(other)) {
          open.add(other);
        }
      }
    }
    return part;
  }

  // ---- for stores

  /** What a change can touch besides members and edges. */
  public enum Part {
    /** The rank, the questions in flight, the departures. */
    HEADER
  }

  /** What changed since the last call: record keys, edge keys, {@link Part#HEADER}. */
  public Set<Object> drainTouched() {
    Set<Object> drained = Set.copyOf(touched);
    touched.clear();
    return drained;
  }
}
