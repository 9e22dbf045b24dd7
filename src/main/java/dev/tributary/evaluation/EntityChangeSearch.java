package dev.tributary.evaluation;

import dev.tributary.evaluation.EntityChanges.Example;
import dev.tributary.evaluation.EntityChanges.Kind;
import dev.tributary.model.RecordKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the groups of entities that share records, and says what became of each. */
final class EntityChangeSearch {
  private final Clustering before;
  private final Clustering after;
  private final int wanted;
  private final Map<String, SortedSet<RecordKey>> old;
  private final Map<String, SortedSet<RecordKey>> now;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Example>> examples = new EnumMap<>(Kind.class);

  EntityChangeSearch(Clustering before, Clustering after, int wanted) {
    this.before = before;
    this.after = after;
    this.wanted = wanted;
    this.old = members(before);
    this.now = members(after);
  }

  private static Map<String, SortedSet<RecordKey>> members(Clustering clustering) {
    Map<String, SortedSet<RecordKey>> members = new HashMap<>();
    clustering
        .entities()
        .forEach(
            (record, entity) ->
                members.computeIfAbsent(entity, name -> new TreeSet<>()).add(record));
    return members;
  }

  EntityChanges run() {
    Set<String> seen = new HashSet<>();
    for (String entity : new TreeSet<>(old.keySet())) {
      if (!seen.contains(entity)) {
        Example group = group(entity);
        seen.addAll(group.before().keySet());
        note(group);
      }
    }
    for (Map.Entry<String, SortedSet<RecordKey>> entity : new TreeMap<>(now).entrySet()) {
      if (entity.getValue().stream().noneMatch(before.entities()::containsKey)) {
        note(
            new Example(
                new TreeMap<>(), new TreeMap<>(Map.of(entity.getKey(), entity.getValue()))));
      }
    }
    return new EntityChanges(records(), old.size(), now.size(), counts, examples);
  }

  private long records() {
    long fresh =
        after.entities().keySet().stream()
            .filter(record -> !before.entities().containsKey(record))
            .count();
    return before.size() + fresh;
  }

  /** All entities of either side that hang together with one of the old. */
  private Example group(String first) {
    SortedMap<String, SortedSet<RecordKey>> was = new TreeMap<>();
    SortedMap<String, SortedSet<RecordKey>> is = new TreeMap<>();
    Deque<String> left = new ArrayDeque<>(List.of(first));
    for (String entity = left.poll(); entity != null; entity = left.poll()) {
      SortedSet<RecordKey> records = old.getOrDefault(entity, new TreeSet<>());
      if (was.put(entity, records) != null) {
        continue;
      }
      for (RecordKey record : records) {
        String next = after.entities().get(record);
        if (next != null && !is.containsKey(next)) {
          SortedSet<RecordKey> members = now.getOrDefault(next, new TreeSet<>());
          is.put(next, members);
          left.addAll(formerEntities(members));
        }
      }
    }
    return new Example(was, is);
  }

  private Set<String> formerEntities(SortedSet<RecordKey> records) {
    Set<String> entities = new TreeSet<>();
    for (RecordKey record : records) {
      String entity = before.entities().get(record);
      if (entity != null) {
        entities.add(entity);
      }
    }
    return entities;
  }

  private void note(Example group) {
    Kind kind = kind(group);
    counts.merge(kind, 1L, Long::sum);
    if (kind == Kind.UNCHANGED || wanted == 0) {
      return;
    }
    List<Example> kept = examples.computeIfAbsent(kind, it -> new ArrayList<>());
    kept.add(group);
    kept.sort(Comparator.comparingInt(Example::size).reversed());
    if (kept.size() > wanted) {
      kept.remove(wanted);
    }
  }

  private static Kind kind(Example group) {
    int was = group.before().size();
    int is = group.after().size();
    if (was == 0) {
      return Kind.CREATED;
    }
    if (is == 0) {
      return Kind.REMOVED;
    }
    if (was > 1) {
      return is > 1 ? Kind.REARRANGED : Kind.MERGED;
    }
    return is > 1 ? Kind.SPLIT : kindOfOne(group);
  }

  private static Kind kindOfOne(Example group) {
    SortedSet<RecordKey> was = group.before().values().iterator().next();
    SortedSet<RecordKey> is = group.after().values().iterator().next();
    if (was.equals(is)) {
      return Kind.UNCHANGED;
    }
    return was.containsAll(is) ? Kind.SHRUNK : Kind.GROWN;
  }
}
