package dev.tributary.clustering;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.ComponentMessage.Link;
import dev.tributary.model.RecordKey;
import java.util.HashSet;
import java.util.Set;

/** Asks outside records of a component whether they belong to it. */
final class Questions {
  private final Outbox out;
  private final int maxInFlight;

  Questions(Outbox out, int maxInFlight) {
    this.out = out;
    this.maxInFlight = maxInFlight;
  }

  /** Asks along dangling edges: each once at a time, one per outside record, a few at once. */
  void ask(Component component) {
    component.dropMootQuestions();
    if (!component.isBusy()) {
      return;
    }
    int room = roomForLinks(component) - component.inFlight().size();
    Set<RecordKey> asked = new HashSet<>();
    component.inFlight().forEach(edge -> asked.add(outside(component, edge.key())));
    for (EdgeKey key : component.dangling()) {
      if (room <= 0) {
        return;
      }
      RecordKey b = outside(component, key);
      if (component.inFlight(key) == null && asked.add(b)) {
        Edge edge = requireNonNull(component.edge(key));
        component.ask(edge);
        out.toRecord(new RecordMessage.Route(b, new Link(edge, key.other(b), b, component.rank())));
        room--;
      }
    }
  }

  /** One question at a time is cheapest; a component that many records run into needs more. */
  private int roomForLinks(Component component) {
    return Math.max(1, Math.min(maxInFlight, component.dangling().size() / 4));
  }

  private static RecordKey outside(Component component, EdgeKey key) {
    return component.has(key.low()) ? key.high() : key.low();
  }
}
