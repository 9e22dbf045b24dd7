package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The review side of a record: the questions that it owns, since its key is the lower one, and the
 * owners that watch it, since its key is the higher one.
 *
 * @param owned the questions, by the other record
 * @param watchers the records that own a question about this one
 * @param doubts its matches that its entity does not follow, as its component last told
 * @param entity the entity this record was last published in
 * @param fingerprint of the review item that was last published; 0 for none
 */
public record ReviewRow(
    RecordKey key,
    SortedMap<RecordKey, Owned> owned,
    SortedSet<RecordKey> watchers,
    List<Doubt> doubts,
    @Nullable UUID entity,
    long fingerprint) {

  /** A question and what is known of its other record. */
  public record Owned(ReviewItem item, @Nullable UUID otherEntity) {}

  static ReviewRow empty(RecordKey key) {
    return new ReviewRow(key, new TreeMap<>(), new TreeSet<>(), List.of(), null, 0);
  }

  public boolean isEmpty() {
    return owned.isEmpty() && watchers.isEmpty() && doubts.isEmpty();
  }

  ReviewRow in(@Nullable UUID newEntity) {
    return new ReviewRow(key, owned, watchers, doubts, newEntity, fingerprint);
  }

  ReviewRow doubting(List<Doubt> newDoubts) {
    return new ReviewRow(key, owned, watchers, List.copyOf(newDoubts), entity, fingerprint);
  }

  ReviewRow published(long newFingerprint) {
    return new ReviewRow(key, owned, watchers, doubts, entity, newFingerprint);
  }
}
