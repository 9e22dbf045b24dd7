package dev.tributary.clustering;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a component into entities and makes known what changed since it last did: golden records,
 * where each record belongs, redirects, and why.
 */
final class EntityPublisher {
  private final Outbox out;
  private final ClusteringLimits limits;
  private final EntityPartition partition;
  private final DoubtTeller doubts;

  EntityPublisher(Outbox out, ClusteringLimits limits, EntityPartition partition) {
    this.out = out;
    this.limits = limits;
    this.partition = partition;
    this.doubts = new DoubtTeller(out);
  }

  /** Tells a record's actor its entity, where there is one. */
  void tellEntity(Member member) {
    Telling.entity(out, member);
  }

  /** Prepares the deletion of a member: its used ids pass to the oldest of its entity. */
  void release(Component component, Member member, long nowMillis) {
    List<HeldId> used = new ArrayList<>(member.held().stream().filter(HeldId::isUsed).toList());
    Member heir = heirOf(component, member);
    if (heir != null && !used.isEmpty()) {
      List<HeldId> all = new ArrayList<>(heir.held());
      all.addAll(used);
      all.sort(Comparator.comparing(HeldId::state).thenComparing(HeldId.PRECEDENCE));
      int kept = Math.min(all.size(), limits.maxHeldIds());
      component.put(heir.holding(List.copyOf(all.subList(0, kept))));
      used = all.subList(kept, all.size()).stream().filter(HeldId::isUsed).toList();
    }
    component.depart(new Departure(member.key(), member.entity(), true, List.copyOf(used)));
    if (member.entity() != null) {
      out.publish(new Output.CrosswalkRemoved(member.key()), component.spec());
    }
  }

  private static @Nullable Member heirOf(Component component, Member member) {
    if (member.entity() == null) {
      return null;
    }
    return component.members().stream()
        .filter(m -> member.entity().equals(m.entity()) && !m.key().equals(member.key()))
        .min(Comparator.comparingLong(Member::firstSeenMillis).thenComparing(Member::key))
        .orElse(null);
  }

  /** Publishes what changed; what did not is published by nobody twice. */
  void publish(Component component, @Nullable RecordKey cause, long nowMillis) {
    Telling telling = new Telling(out, component.spec(), cause, nowMillis);
    List<EntityDraft> drafts = new ArrayList<>();
    Division division = partition.partition(component);
    division.entities().forEach(records -> drafts.add(new EntityDraft(component, records)));
    Map<UUID, List<RecordKey>> parted = parted(component, drafts);
    for (EntityDraft draft : drafts) {
      new EntityPublication(component, draft, parted, drafts, telling).run();
    }
    doubts.tell(component, division.cut(), nowMillis);
    for (Departure departure : component.departures()) {
      departure.orphans().forEach(held -> retireForGood(held, departure.record(), telling));
    }
    component.clearDepartures();
  }

  /** The living records that left each entity, whether they are still in the component or not. */
  private static Map<UUID, List<RecordKey>> parted(Component component, List<EntityDraft> drafts) {
    Map<UUID, List<RecordKey>> parted = new HashMap<>();
    for (EntityDraft draft : drafts) {
      for (Member member : draft.members()) {
        if (member.entity() != null && !member.entity().equals(draft.id())) {
          parted.computeIfAbsent(member.entity(), id -> new ArrayList<>()).add(member.key());
        }
      }
    }
    for (Departure departure : component.departures()) {
      if (departure.entity() != null && !departure.deleted()) {
        parted.computeIfAbsent(departure.entity(), id -> new ArrayList<>()).add(departure.record());
      }
    }
    return parted;
  }

  private static void retireForGood(HeldId held, RecordKey record, Telling telling) {
    Telling because = telling.becauseOf(record);
    if (held.state() == HeldId.State.LIVE) {
      because.publish(new Output.GoldenRetired(held.id()));
      because.log(EventType.RETIRE, held, List.of(), List.of(record), null);
    } else {
      because.publish(new Output.RedirectRemoved(held.id()));
    }
  }
}
