package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells records which of their matches were cut, whenever that changes. A component is all that a
 * record's match can lead to, so it knows the entities of both ends, and what it tells is whole.
 */
final class DoubtTeller {
  /** A record with more cut matches is told of the best. */
  private static final int MAX_DOUBTS = 1_000;

  private final Outbox out;

  DoubtTeller(Outbox out) {
    this.out = out;
  }

  void tell(Component component, List<CutEdge> cut, long nowMillis) {
    Map<RecordKey, List<Doubt>> doubts =
        cut.isEmpty() ? Map.of() : byRecord(component, cut, nowMillis);
    List<Member> members = List.copyOf(component.members());
    for (Member member : members) {
      List<Doubt> mine = doubts.getOrDefault(member.key(), List.of());
      long fingerprint = fingerprint(mine);
      if (member.isResolved() && fingerprint != member.doubtsFingerprint()) {
        out.toRecord(new RecordMessage.Doubts(member.key(), member.version(), mine));
        component.put(member.doubting(fingerprint));
      }
    }
  }

  private static Map<RecordKey, List<Doubt>> byRecord(
      Component component, List<CutEdge> cut, long nowMillis) {
    Map<RecordKey, List<Doubt>> byRecord = new HashMap<>();
    List<CutEdge> best = new ArrayList<>(cut);
    best.sort(CutEdge.BEST_FIRST);
    for (CutEdge edge : best) {
      ReviewItem item = ReviewItem.of(edge, nowMillis);
      note(byRecord, item, item.low(), entityOf(component, item.high()));
      note(byRecord, item, item.high(), entityOf(component, item.low()));
    }
    return byRecord;
  }

  private static void note(
      Map<RecordKey, List<Doubt>> byRecord,
      ReviewItem item,
      RecordKey end,
      @Nullable UUID otherEntity) {
    List<Doubt> doubts = byRecord.computeIfAbsent(end, key -> new ArrayList<>());
    if (otherEntity != null && doubts.size() < MAX_DOUBTS) {
      doubts.add(new Doubt(item, otherEntity));
    }
  }

  private static @Nullable UUID entityOf(Component component, RecordKey key) {
    Member member = component.member(key);
    return member == null ? null : member.entity();
  }

  /** The time of the telling is no news; nor are versions, as a new one is told of anyway. */
  private static long fingerprint(List<Doubt> doubts) {
    if (doubts.isEmpty()) {
      return Member.NO_DOUBTS;
    }
    Fingerprint fingerprint = new Fingerprint();
    for (Doubt doubt : doubts) {
      ReviewItem item = doubt.item();
      fingerprint.add(item.low().toString()).add(item.high().toString());
      fingerprint.add(Double.doubleToLongBits(item.score().total())).add(item.reason().name());
      fingerprint.add(doubt.otherEntity().toString());
    }
    return fingerprint.value();
  }
}
