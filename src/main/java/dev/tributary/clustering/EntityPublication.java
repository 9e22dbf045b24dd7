package dev.tributary.clustering;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The publication of one entity: what changed of it, of its ids and of where its records belong.
 */
final class EntityPublication {
  private final Component component;
  private final EntityDraft draft;
  private final Map<UUID, List<RecordKey>> parted;
  private final List<EntityDraft> drafts;
  private final Telling telling;

  EntityPublication(
      Component component,
      EntityDraft draft,
      Map<UUID, List<RecordKey>> parted,
      List<EntityDraft> drafts,
      Telling telling) {
    this.component = component;
    this.draft = draft;
    this.parted = parted;
    this.drafts = drafts;
    this.telling = telling;
  }

  void run() {
    HeldId chosen = draft.chosen();
    List<RecordKey> joined = draft.joined();
    List<RecordKey> left = parted.getOrDefault(draft.id(), List.of());
    long fingerprint = draft.fingerprint();
    long quality = draft.quality(component.isBusy(), telling.spec());
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
      HeldId next = chosen.live(telling.nowMillis(), fingerprint, quality);
      if (chosen.state() == HeldId.State.RETIRED) {
        telling.publish(new Output.RedirectRemoved(chosen.id()));
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
    for (Member member : draft.members()) {
      for (HeldId held : member.held()) {
        if (held.state() == wanted && !held.id().equals(draft.id())) {
          return true;
        }
      }
    }
    return false;
  }

  private void publishGolden(HeldId next) {
    telling.publish(
        new Output.Golden(
            next.id(),
            next.revision(),
            draft.contents(),
            draft.weakestLink(),
            component.isBusy(),
            next.createdMillis(),
            telling.nowMillis()));
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
      telling.log(type, next, from, joined, tie);
      logged = true;
    }
    if (!taken.isEmpty() || (wasLive && !joined.isEmpty())) {
      telling.log(EventType.MERGE, next, taken, joined, draft.strongestTie(joined));
      logged = true;
    }
    if (!left.isEmpty()) {
      telling.log(EventType.SPLIT, next, whereabouts(left), left, null);
      logged = true;
    }
    if (!logged && next.fingerprint() != formerFingerprint) {
      telling.log(EventType.UPDATE, next, List.of(), updated(), null);
    }
  }

  private List<RecordKey> updated() {
    return telling.cause() == null ? List.of() : List.of(telling.cause());
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
      telling.publish(new Output.GoldenRetired(held.id()));
      telling.log(EventType.RETIRE, held, List.of(draft.id()), List.of(), null);
    }
    if (held.state() == HeldId.State.LIVE || !draft.id().equals(held.successor())) {
      telling.publish(new Output.Redirect(held.id(), draft.id(), telling.nowMillis()));
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
    telling.publish(
        new Output.Crosswalk(key, draft.id(), via, member.arrivedMillis(), telling.nowMillis()));
    Member published = member.published(draft.id(), fingerprint);
    component.put(published);
    if (moved && published.observation().wanted()) {
      telling.entity(published);
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
