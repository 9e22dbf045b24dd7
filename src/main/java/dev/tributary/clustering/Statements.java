package dev.tributary.clustering;

import static java.util.Objects.requireNonNull;

import dev.tributary.model.RecordKey;
import java.util.List;

/** Keeps only those statements about edges that still hold. */
final class Statements {
  private Statements() {}

  /**
   * Takes a statement in, unless it is stale or contradicts one that is newer on the other side.
   */
  static void add(Component component, Edge edge) {
    Edge known = component.edge(edge.key());
    Edge result = edge;
    if (known != null && edge.key().mustLink()) {
      result = known.joined(edge);
    } else if (known != null && !edge.atLeastAsNew(known)) {
      if (!known.atLeastAsNew(edge)) {
        component.removeEdge(edge.key());
      }
      return;
    }
    Edge current = component.current(result);
    if (current != null) {
      component.put(current);
    } else if (known != null) {
      component.removeEdge(edge.key());
    }
  }

  /** Drops what is said about versions of a record below this one. */
  static void dropBelow(Component component, RecordKey key, long belowVersion) {
    for (EdgeKey edgeKey : List.copyOf(component.incidentTo(key))) {
      Edge edge = requireNonNull(component.edge(edgeKey));
      if (edge.versionOf(key) >= belowVersion) {
        continue;
      }
      Edge rest = edge.without(key);
      if (edgeKey.mustLink() && rest.isStated()) {
        component.put(rest);
      } else {
        component.removeEdge(edgeKey);
      }
    }
  }

  /** Drops what a newcomer shows to be stale; answers whether a whole edge fell. */
  static boolean dropStale(Component component, RecordKey key) {
    boolean dropped = false;
    for (EdgeKey edgeKey : List.copyOf(component.incidentTo(key))) {
      Edge edge = requireNonNull(component.edge(edgeKey));
      Edge current = component.current(edge);
      if (current == null) {
        component.removeEdge(edgeKey);
        dropped = true;
      } else if (!current.equals(edge)) {
        component.put(current);
      }
    }
    return dropped;
  }

  /** Says for sure only of a single newcomer that it hangs together with the others. */
  static boolean tied(Component component, Body newcomers) {
    if (newcomers.members().size() != 1) {
      return false;
    }
    RecordKey newcomer = newcomers.members().get(0).key();
    return component.incidentTo(newcomer).stream()
        .anyMatch(edge -> component.has(edge.other(newcomer)));
  }
}
