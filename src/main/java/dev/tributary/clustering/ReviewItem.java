package dev.tributary.clustering;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;

/** A pair that scored between the review threshold and the match threshold. */
public record ReviewItem(
    RecordKey low,
    long lowVersion,
    RecordKey high,
    long highVersion,
    PairScore score,
    long sinceMillis) {

  static ReviewItem of(RecordKey a, long aVersion, Neighbour b, long nowMillis) {
    boolean inOrder = a.compareTo(b.key()) < 0;
    return new ReviewItem(
        inOrder ? a : b.key(),
        inOrder ? aVersion : b.version(),
        inOrder ? b.key() : a,
        inOrder ? b.version() : aVersion,
        b.score(),
        nowMillis);
  }
}
