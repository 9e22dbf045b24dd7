package dev.tributary.clustering;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entity as it is about to be published: its members, and the id that it is known by. */
final class EntityDraft {
  private final Component component;
  private final SortedSet<RecordKey> records;
  private final List<Member> members = new ArrayList<>();
  private final HeldId chosen;
  private final double weakestLink;

  EntityDraft(Component component, SortedSet<RecordKey> records) {
    this.component = component;
    this.records = records;
    HeldId best = null;
    for (RecordKey key : records) {
      Member member = component.member(key);
      if (member == null) {
        throw new IllegalStateException("a part of a component names a record that is not in it");
      }
      members.add(member);
      for (HeldId held : member.held()) {
        best = best == null || HeldId.PRECEDENCE.compare(held, best) < 0 ? held : best;
      }
    }
    if (best == null) {
      throw new IllegalStateException("an entity holds no id");
    }
    this.chosen = best;
    this.weakestLink = WeakestLink.of(component, records);
  }

  UUID id() {
    return chosen.id();
  }

  HeldId chosen() {
    return chosen;
  }

  List<Member> members() {
    return members;
  }

  boolean holds(RecordKey key) {
    return records.contains(key);
  }

  double weakestLink() {
    return weakestLink;
  }

  List<MemberRecord> contents() {
    List<MemberRecord> contents = new ArrayList<>(members.size());
    for (Member member : members) {
      if (member.content() != null) {
        contents.add(member.content());
      }
    }
    return contents;
  }

  /** The members that were last published elsewhere or nowhere. */
  List<RecordKey> joined() {
    List<RecordKey> joined = new ArrayList<>();
    for (Member member : members) {
      if (!id().equals(member.entity())) {
        joined.add(member.key());
      }
    }
    return joined;
  }

  /** A fingerprint of what the golden record is made of. */
  long fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    for (Member member : members) {
      MemberRecord record = member.content();
      fingerprint.add(member.key().source()).add(member.key().id());
      if (record != null) {
        fingerprint.add(record.eventTimeMillis());
        record
            .attributes()
            .values()
            .forEach(
                (name, values) -> {
                  fingerprint.add(name).add(values.size());
                  values.forEach(fingerprint::add);
                });
      }
    }
    return fingerprint.value();
  }

  /** A fingerprint of how sure it is. */
  long quality(boolean settling, int spec) {
    Fingerprint fingerprint =
        new Fingerprint().add(Double.doubleToLongBits(weakestLink)).add(settling ? 1 : 0);
    // Another spec may let other values survive from the same records.
    return spec > 1 ? fingerprint.add(spec).value() : fingerprint.value();
  }

  /** The strongest edge inside the entity at a record. */
  @Nullable Edge strongestAt(RecordKey key) {
    Edge strongest = null;
    for (EdgeKey incident : component.incidentTo(key)) {
      Edge edge = records.contains(incident.other(key)) ? component.edge(incident) : null;
      if (edge != null && (strongest == null || STRENGTH.compare(edge, strongest) > 0)) {
        strongest = edge;
      }
    }
    return strongest;
  }

  /** The strongest edge that ties the newcomers to the others, or to each other if all are new. */
  @Nullable Edge strongestTie(List<RecordKey> newcomers) {
    Edge best = null;
    for (RecordKey newcomer : newcomers) {
      for (EdgeKey key : component.incidentTo(newcomer)) {
        Edge edge = component.edge(key);
        RecordKey other = key.other(newcomer);
        boolean ties =
            records.contains(other)
                && (newcomers.size() == members.size() || !newcomers.contains(other));
        if (edge != null && ties && (best == null || STRENGTH.compare(edge, best) > 0)) {
          best = edge;
        }
      }
    }
    return best;
  }

  private static final Comparator<Edge> STRENGTH =
      Comparator.<Edge, Boolean>comparing(edge -> edge.key().mustLink())
          .thenComparing(edge -> edge.tie().isKey())
          .thenComparingDouble(Edge::total)
          .thenComparing(Edge::key, Comparator.reverseOrder());
}
