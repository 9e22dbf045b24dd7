package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Single-link agglomeration in layers and under guards. Within a layer it takes the edges from the
 * strongest to the weakest and joins what an edge ties together unless a steward or a guard keeps
 * two of the records apart. So what does not fit is cut at its weakest edges. The layers:
 *
 * <ol>
 *   <li>What stewards demand.
 *   <li>Deterministic keys, in the order of the spec.
 *   <li>Firm matches. They count only where no key has spoken: a match joins no two entities that
 *       were both found by keys. A record that collides (see {@link CollisionRule}) has none.
 *   <li>Matches that are not firm only take in a lone record, and only where all its matches lead
 *       to one and the same entity: a first name at a company is enough as long as nobody else
 *       there has it, but must not make one person of two.
 *   <li>Profiles that are alike, only beside an anchor: where one ties the same two entities.
 * </ol>
 *
 * <p>Matches that rest on crowded values (see {@link SharedValues}) count in none.
 */
public final class ConstrainedPartition implements EntityPartition {
  private final Guards guards;
  private final Function<Attributes, Features> content;

  /** Every match is firm, and nothing but the size is guarded. */
  public ConstrainedPartition(int maxEntitySize) {
    this(Guards.ofSize(maxEntitySize), attributes -> new Features(new String[0][]));
  }

  /**
   * @param content what the guards look at in a record
   */
  public ConstrainedPartition(Guards guards, Function<Attributes, Features> content) {
    this.guards = guards;
    this.content = content;
  }

  Guards guards() {
    return guards;
  }

  @Override
  public Division partition(Component component) {
    return partition(component, spec -> guards);
  }

  /**
   * @param guardsOf by number of a spec, the guards that say how strong its edges are
   */
  Division partition(Component component, IntFunction<Guards> guardsOf) {
    if (component.size() > 1) {
      return new Agglomeration(component, guards, content, guardsOf).divide();
    }
    List<SortedSet<RecordKey>> entities = new ArrayList<>(1);
    for (Member member : component.members()) {
      if (member.isResolved()) {
        entities.add(new TreeSet<>(List.of(member.key())));
      }
    }
    return new Division(entities, List.of());
  }
}
