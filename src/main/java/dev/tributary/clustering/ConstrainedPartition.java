package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Single-link agglomeration under constraints: takes the firm edges from the strongest to the
 * weakest, must-links first, and joins what an edge ties together unless a steward keeps two of the
 * records apart or the entity would grow past its limit. So what does not fit is cut at its weakest
 * edges. A match with a locked record does not count; must-links hold a locked entity together.
 *
 * <p>An edge that is not firm only takes in a lone record, and only where all its edges lead to one
 * and the same entity: a first name at a company is enough as long as nobody else there has it, but
 * must not make one person of two.
 */
public final class ConstrainedPartition implements EntityPartition {
  private static final Comparator<Edge> STRONGEST_FIRST =
      Comparator.<Edge, Boolean>comparing(edge -> !edge.key().mustLink())
          .thenComparing(Comparator.comparingDouble(Edge::total).reversed())
          .thenComparing(Edge::key);

  private final int maxEntitySize;
  private final double firmScore;

  /** Every match is firm. */
  public ConstrainedPartition(int maxEntitySize) {
    this(maxEntitySize, Double.NEGATIVE_INFINITY);
  }

  /**
   * @param firmScore the lowest score of a match that joins entities as they are
   */
  public ConstrainedPartition(int maxEntitySize, double firmScore) {
    this.maxEntitySize = maxEntitySize;
    this.firmScore = firmScore;
  }

  @Override
  public List<SortedSet<RecordKey>> partition(Component component) {
    Map<RecordKey, Group> groups = new TreeMap<>();
    for (Member member : component.members()) {
      if (member.isResolved()) {
        groups.put(member.key(), new Group(member.key()));
      }
    }
    keepApart(component, groups);
    List<Edge> edges = new ArrayList<>(component.edges());
    edges.removeIf(edge -> isLocked(component, edge));
    edges.sort(STRONGEST_FIRST);
    edges.stream().filter(this::isFirm).forEach(edge -> join(edge, groups));
    List<Edge> weak = edges.stream().filter(edge -> !isFirm(edge)).toList();
    if (!weak.isEmpty()) {
      Set<RecordKey> takenIn = loneWithOneNeighbour(edges, groups);
      weak.stream()
          .filter(edge -> takenIn.contains(edge.key().low()) || takenIn.contains(edge.key().high()))
          .forEach(edge -> join(edge, groups));
    }
    List<SortedSet<RecordKey>> parts = new ArrayList<>();
    Set<Group> seen = new HashSet<>();
    for (Group group : groups.values()) {
      if (seen.add(group)) {
        parts.add(group.records);
      }
    }
    return parts;
  }

  /** What is locked neither takes in nor joins anybody for a match. */
  private static boolean isLocked(Component component, Edge edge) {
    return !edge.key().mustLink()
        && (isLocked(component.member(edge.key().low()))
            || isLocked(component.member(edge.key().high())));
  }

  private static boolean isLocked(@Nullable Member member) {
    return member != null && member.locked();
  }

  private boolean isFirm(Edge edge) {
    return edge.key().mustLink() || edge.total() >= firmScore;
  }

  private void join(Edge edge, Map<RecordKey, Group> groups) {
    Group low = groups.get(edge.key().low());
    Group high = groups.get(edge.key().high());
    if (low != null && high != null && low != high && mayJoin(low, high)) {
      Group joined = low.size() >= high.size() ? low : high;
      Group absorbed = joined == low ? high : low;
      joined.take(absorbed);
      absorbed.records.forEach(key -> groups.put(key, joined));
    }
  }

  /** Where a steward said no, or nothing more fits in, there is no choice between neighbours. */
  private Set<RecordKey> loneWithOneNeighbour(List<Edge> edges, Map<RecordKey, Group> groups) {
    Map<RecordKey, Set<Group>> neighbours = new HashMap<>();
    for (Edge edge : edges) {
      Group low = groups.get(edge.key().low());
      Group high = groups.get(edge.key().high());
      if (low != null && high != null && low != high && mayJoin(low, high)) {
        note(neighbours, low, high);
        note(neighbours, high, low);
      }
    }
    Set<RecordKey> lone = new HashSet<>();
    neighbours.forEach(
        (key, groupsBeside) -> {
          if (groupsBeside.size() == 1) {
            lone.add(key);
          }
        });
    return lone;
  }

  private static void note(Map<RecordKey, Set<Group>> neighbours, Group group, Group beside) {
    if (group.size() == 1) {
      neighbours.computeIfAbsent(group.records.first(), key -> new HashSet<>()).add(beside);
    }
  }

  private static void keepApart(Component component, Map<RecordKey, Group> groups) {
    for (Member member : component.members()) {
      for (RecordKey other : member.cannotLinks()) {
        Group mine = groups.get(member.key());
        Group theirs = groups.get(other);
        if (mine != null && theirs != null) {
          mine.enemies.add(other);
          theirs.enemies.add(member.key());
        }
      }
    }
  }

  private boolean mayJoin(Group a, Group b) {
    if (a.size() + b.size() > maxEntitySize) {
      return false;
    }
    Group smaller = a.enemies.size() <= b.enemies.size() ? a : b;
    Group larger = smaller == a ? b : a;
    return smaller.enemies.stream().noneMatch(larger.records::contains);
  }

  private static final class Group {
    final SortedSet<RecordKey> records = new TreeSet<>();
    final Set<RecordKey> enemies = new HashSet<>();

    Group(RecordKey first) {
      records.add(first);
    }

    int size() {
      return records.size();
    }

    void take(Group other) {
      records.addAll(other.records);
      enemies.addAll(other.enemies);
    }
  }

  /** The weakest of the edges that hold a set of records together at best, by component. */
  static double weakestLink(Component component, SortedSet<RecordKey> records) {
    if (records.size() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    List<Edge> edges = new ArrayList<>();
    for (RecordKey record : records) {
      for (EdgeKey key : component.incidentTo(record)) {
        Edge edge = component.edge(key);
        if (edge != null && record.equals(key.low()) && records.contains(key.high())) {
          edges.add(edge);
        }
      }
    }
    edges.sort(STRONGEST_FIRST);
    Map<RecordKey, RecordKey> parent = new HashMap<>();
    double weakest = Double.POSITIVE_INFINITY;
    for (Edge edge : edges) {
      RecordKey low = root(parent, edge.key().low());
      RecordKey high = root(parent, edge.key().high());
      if (!low.equals(high)) {
        parent.put(low, high);
        weakest = edge.key().mustLink() ? weakest : Math.min(weakest, edge.total());
      }
    }
    return weakest;
  }

  private static RecordKey root(Map<RecordKey, RecordKey> parent, RecordKey key) {
    RecordKey at = key;
    for (RecordKey up = parent.get(at); up != null; up = parent.get(at)) {
      at = up;
    }
    return at;
  }
}
