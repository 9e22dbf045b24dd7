package dev.tributary.clustering;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;

/** A pair that a person should look at, and why. */
public record ReviewItem(
    RecordKey low,
    long lowVersion,
    RecordKey high,
    long highVersion,
    PairScore score,
    Tie tie,
    ReviewReason reason,
    long sinceMillis) {

  /** A question about a pair that does not match by itself. */
  static ReviewItem of(RecordKey a, long aVersion, Neighbour b, long nowMillis) {
    boolean inOrder = a.compareTo(b.key()) < 0;
    return new ReviewItem(
        inOrder ? a : b.key(),
        inOrder ? aVersion : b.version(),
        inOrder ? b.key() : a,
        inOrder ? b.version() : aVersion,
        b.score(),
        b.tie(),
        ReviewReason.of(b.tie().tier()),
        nowMillis);
  }

  /** A question about a match that the entities do not follow. */
  static ReviewItem of(CutEdge cut, long nowMillis) {
    Edge edge = cut.edge();
    return new ReviewItem(
        edge.key().low(),
        edge.lowVersion(),
        edge.key().high(),
        edge.highVersion(),
        new PairScore(edge.total(), edge.parts()),
        edge.tie(),
        cut.reason(),
        nowMillis);
  }

  /** The other record of the pair. */
  RecordKey other(RecordKey end) {
    return end.equals(low) ? high : low;
  }

  ReviewItem since(long millis) {
    return new ReviewItem(low, lowVersion, high, highVersion, score, tie, reason, millis);
  }
}
