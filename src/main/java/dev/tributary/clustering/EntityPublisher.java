package dev.tributary.clustering;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    if (member.entity() != null) {
      out.toRecord(new RecordMessage.EntityIs(member.key(), member.version(), member.entity()));
    }
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
      out.publish(new Output.CrosswalkRemoved(member.key()));
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
    List<EntityDraft> drafts = new ArrayList<>();
    Map<UUID, UUID> successors = new HashMap<>();
    Division division = partition.partition(component);
    division
        .entities()
        .forEach(
            records -> {
              EntityDraft draft = new EntityDraft(component, records);
              drafts.add(draft);
              draft
                  .members()
                  .forEach(m -> m.held().forEach(held -> successors.put(held.id(), draft.id())));
            });
    Map<UUID, List<RecordKey>> parted = parted(component, drafts);
    for (EntityDraft draft : drafts) {
      new Publication(component, draft, parted, drafts, cause, nowMillis).run();
    }
    doubts.tell(component, division.cut(), nowMillis);
    for (Departure departure : component.departures()) {
      departure.orphans().forEach(held -> retireForGood(held, departure.record(), nowMillis));
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

  private void retireForGood(HeldId held, RecordKey cause, long nowMillis) {
    if (held.state() == HeldId.State.LIVE) {
      out.publish(new Output.GoldenRetired(held.id()));
      log(EventType.RETIRE, held, List.of(), List.of(cause), null, cause, nowMillis);
    } else {
      out.publish(new Output.RedirectRemoved(held.id()));
    }
  }

  private void log(
      EventType type,
      HeldId held,
      List<UUID> others,
      List<RecordKey> records,
      @Nullable Edge via,
      @Nullable RecordKey cause,
      long nowMillis) {
    out.publish(
        new Output.MergeLog(
            type, held.id(), held.revision(), others, records, via, cause, nowMillis));
  }

  /** The publication of one entity. */
  private final class Publication {
    private final Component component;
    private final EntityDraft draft;
    private final Map<UUID, List<RecordKey>> parted;
    private final List<EntityDraft> drafts;
    private final @Nullable RecordKey cause;
    private final long nowMillis;

    Publication(
        Component component,
        EntityDraft draft,
        Map<UUID, List<RecordKey>> parted,
        List<EntityDraft> drafts,
        @Nullable RecordKey cause,
        long nowMillis) {
      this.component = component;
      this.draft = draft;
      this.parted = parted;
      this.drafts = drafts;
      this.cause = cause;
      this.nowMillis = nowMillis;
    }

    void run() {
      HeldId chosen = draft.chosen();
      List<RecordKey> joined = draft.joined();
      List<RecordKey> left = parted.getOrDefault(draft.id(), List.of());
      long fingerprint = draft.fingerprint();
      long quality = draft.quality(component.isBusy());
      boolean wasLive = chosen.state() == HeldId.State.LIVE;
      boolean retires = holdsAnother(HeldId.State.LIVE);
      boolean changed =
          !wasLive
              || fingerprint != chosen.fingerprint()
              || quality != chosen.quality()
              || !joined.isEmpty()
              || !left.isEmpty()
              || retires;
      if (changed) {
        HeldId next = chosen.live(nowMillis, fingerprint, quality);
        if (chosen.state() == HeldId.State.RETIRED) {
          out.publish(new Output.RedirectRemoved(chosen.id()));
        }
        publishGolden(next);
        logEvents(next, wasLive, joined, left, chosen.fingerprint());
        retireOthers();
        settleIds(next);
      } else {
        retireOthers();
        settleIds(chosen);
      }
      draft.members().forEach(member -> publishCrosswalk(member.key()));
    }

    private boolean holdsAnother(HeldId.State wanted) {
      return draft.members().stream()
          .flatMap(member -> member.held().stream())
          .anyMatch(held -> held.state() == wanted && !held.id().equals(draft.id()));
    }

    private void publishGolden(HeldId next) {
      out.publish(
          new Output.Golden(
              next.id(),
              next.revision(),
              draft.contents(),
              draft.weakestLink(),
              component.isBusy(),
              next.createdMillis(),
              nowMillis));
    }

    private void logEvents(
        HeldId next,
        boolean wasLive,
        List<RecordKey> joined,
        List<RecordKey> left,
        long formerFingerprint) {
      List<UUID> from = liveElsewhere();
      List<UUID> taken = takenIn();
      boolean logged = false;
      if (!wasLive) {
        EventType type = from.isEmpty() ? EventType.CREATE : EventType.SPLIT;
        Edge tie = type == EventType.CREATE ? draft.strongestTie(joined) : null;
        log(type, next, from, joined, tie, cause, nowMillis);
        logged = true;
      }
      if (!taken.isEmpty() || (wasLive && !joined.isEmpty())) {
        log(EventType.MERGE, next, taken, joined, draft.strongestTie(joined), cause, nowMillis);
        logged = true;
      }
      if (!left.isEmpty()) {
        log(EventType.SPLIT, next, whereabouts(left), left, null, cause, nowMillis);
        logged = true;
      }
      if (!logged && next.fingerprint() != formerFingerprint) {
        log(EventType.UPDATE, next, List.of(), updated(), null, cause, nowMillis);
      }
    }

    private List<RecordKey> updated() {
      return cause == null ? List.of() : List.of(cause);
    }

    /** The entities that these members were last published in and that live on elsewhere. */
    private List<UUID> liveElsewhere() {
      Set<UUID> held = heldIds();
      Set<UUID> from = new LinkedHashSet<>();
      for (Member member : draft.members()) {
        if (member.entity() != null && !held.contains(member.entity())) {
          from.add(member.entity());
        }
      }
      return List.copyOf(from);
    }

    private List<UUID> takenIn() {
      List<UUID> taken = new ArrayList<>();
      for (Member member : draft.members()) {
        for (HeldId held : member.held()) {
          if (held.state() == HeldId.State.LIVE && !held.id().equals(draft.id())) {
            taken.add(held.id());
          }
        }
      }
      return taken;
    }

    private Set<UUID> heldIds() {
      Set<UUID> ids = new LinkedHashSet<>();
      draft.members().forEach(member -> member.held().forEach(held -> ids.add(held.id())));
      return ids;
    }

    /** Where records that left are now, as far as this component knows. */
    private List<UUID> whereabouts(List<RecordKey> records) {
      return drafts.stream()
          .filter(other -> records.stream().anyMatch(other::holds))
          .map(EntityDraft::id)
          .toList();
    }

    private void retireOthers() {
      for (Member member : draft.members()) {
        for (HeldId held : member.held()) {
          if (held.isUsed() && !held.id().equals(draft.id())) {
            retire(held);
          }
        }
      }
    }

    private void retire(HeldId held) {
      if (held.state() == HeldId.State.LIVE) {
        out.publish(new Output.GoldenRetired(held.id()));
        log(EventType.RETIRE, held, List.of(draft.id()), List.of(), null, cause, nowMillis);
      }
      if (held.state() == HeldId.State.LIVE || !draft.id().equals(held.successor())) {
        out.publish(new Output.Redirect(held.id(), draft.id(), nowMillis));
      }
    }

    private void settleIds(HeldId next) {
      for (Member member : draft.members()) {
        List<HeldId> settled = new ArrayList<>(member.held().size());
        for (HeldId held : member.held()) {
          settled.add(settled(held, next));
        }
        if (!settled.equals(member.held())) {
          component.put(current(member.key()).holding(settled));
        }
      }
    }

    private HeldId settled(HeldId held, HeldId next) {
      if (held.id().equals(next.id())) {
        return next;
      }
      return held.isUsed() && !next.id().equals(held.successor()) ? held.retired(next.id()) : held;
    }

    private Member current(RecordKey key) {
      Member member = component.member(key);
      if (member == null) {
        throw new IllegalStateException("a member left while its entity was published");
      }
      return member;
    }

    private void publishCrosswalk(RecordKey key) {
      Member member = current(key);
      Edge via = draft.strongestAt(key);
      long fingerprint = fingerprintOf(via);
      boolean moved = !draft.id().equals(member.entity());
      if (!moved && fingerprint == member.crosswalkFingerprint()) {
        return;
      }
      out.publish(new Output.Crosswalk(key, draft.id(), via, member.arrivedMillis(), nowMillis));
      Member published = member.published(draft.id(), fingerprint);
      component.put(published);
      if (moved && published.observation().wanted()) {
        tellEntity(published);
      }
    }

    private long fingerprintOf(@Nullable Edge via) {
      Fingerprint fingerprint = new Fingerprint();
      if (via != null) {
        fingerprint.add(via.key().low().toString()).add(via.key().high().toString());
        fingerprint.add(Double.doubleToLongBits(via.total())).add(via.tie().isKey() ? 1 : 0);
      }
      return fingerprint.value();
    }
  }
}
