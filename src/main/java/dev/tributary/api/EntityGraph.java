package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of an entity and what ties them, put together from the decisions about them and their
 * rows of the crosswalk. A decision lists a record's 50 best candidates, so of a record with more
 * the weakest ties may be missing.
 */
final class EntityGraph {
  private final List<RecordKey> records;
  private final SortedMap<String, Tied> edges = new TreeMap<>();

  private EntityGraph(List<RecordKey> records) {
    this.records = records;
  }

  /** Reads rows, in the order asked. */
  @FunctionalInterface
  interface Reading {
    List<@Nullable JsonNode> read(List<Lookup> lookups);
  }

  /** The graph of an entity, of its first 1,000 records. */
  static EntityGraph of(Entity entity, EntityReader reader) {
    return of(entity.members(), lookups -> reader.read(lookups, entity.stale()).nodes());
  }

  static EntityGraph of(List<RecordKey> records, Reading reading) {
    EntityGraph graph = new EntityGraph(records);
    Set<RecordKey> members = new HashSet<>(records);
    List<@Nullable JsonNode> decisions =
        reading.read(records.stream().map(key -> Lookup.decision(key.source(), key.id())).toList());
    List<@Nullable JsonNode> crosswalk =
        reading.read(records.stream().map(Parameters::crosswalk).toList());
    for (int i = 0; i < records.size(); i++) {
      graph.addCandidates(records.get(i), decisions.get(i), members);
    }
    for (int i = 0; i < records.size(); i++) {
      graph.addLink(records.get(i), crosswalk.get(i), members);
    }
    return graph;
  }

  private void addCandidates(
      RecordKey record, @Nullable JsonNode decision, Set<RecordKey> members) {
    for (Tied tied : candidates(record, decision)) {
      if (members.contains(tied.a()) && members.contains(tied.b())) {
        edges.merge(name(tied), tied, (known, more) -> known.joins() ? known : more);
      }
    }
  }

  private void addLink(RecordKey record, @Nullable JsonNode row, Set<RecordKey> members) {
    JsonNode decision = row == null ? null : row.path("decision");
    if (decision == null || !decision.path("matched").isObject()) {
      return;
    }
    RecordKey matched = Parameters.record(decision.path("matched"), "matched");
    Tied tied = Tied.ofCrosswalk(record, matched, decision);
    Tied known = edges.get(name(tied));
    if (members.contains(matched) && (known == null || !known.joins())) {
      edges.put(name(tied), tied);
    }
  }

  /** What a decision knows between its record and others. */
  static List<Tied> candidates(RecordKey record, @Nullable JsonNode decision) {
    List<Tied> candidates = new ArrayList<>();
    if (decision != null) {
      for (JsonNode candidate : decision.path("candidates")) {
        candidates.add(Tied.of(record, Parameters.record(candidate, "a candidate"), candidate));
      }
    }
    return candidates;
  }

  private static String name(Tied tied) {
    return tied.a().toString().length() + ":" + tied.a() + tied.b();
  }

  List<RecordKey> records() {
    return records;
  }

  Collection<Tied> edges() {
    return edges.values();
  }

  /** The fewest ties that lead from one record to another; empty where none do. */
  List<Tied> path(RecordKey from, RecordKey to) {
    Map<RecordKey, Tied> cameBy = new HashMap<>();
    Deque<RecordKey> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty() && !cameBy.containsKey(to)) {
      RecordKey at = next.remove();
      for (Tied tied : edges.values()) {
        RecordKey other = tied.joins() ? tied.other(at) : null;
        if (other != null && !other.equals(from) && cameBy.putIfAbsent(other, tied) == null) {
          next.add(other);
        }
      }
    }
    return back(from, to, cameBy);
  }

  private static List<Tied> back(RecordKey from, RecordKey to, Map<RecordKey, Tied> cameBy) {
    List<Tied> path = new ArrayList<>();
    RecordKey at = to;
    while (!at.equals(from)) {
      Tied tied = cameBy.get(at);
      RecordKey before = tied == null ? null : tied.other(at);
      if (tied == null || before == null) {
        return List.of();
      }
      path.add(tied);
      at = before;
    }
    Collections.reverse(path);
    return path;
  }
}
