package dev.tributary.clustering;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
import java.util.Arrays;

/**
 * A statement that two records belong together, bound to a version of each end.
 *
 * <p>A match carries the versions that were compared and is stale as soon as one end is known at a
 * newer one. A must-link carries the version of each end that stated it, 0 where an end has not; it
 * is stale when every statement is.
 *
 * @param tie the tier of a match; of no meaning for a must-link
 * @param spec the number of the spec that judged a match; 0 for a must-link
 */
public record Edge(
    EdgeKey key,
    long lowVersion,
    long highVersion,
    double total,
    float[] parts,
    Tie tie,
    int spec) {
  private static final float[] NO_PARTS = {};

  /** A match between version {@code aVersion} of a and version {@code bVersion} of b. */
  public static Edge match(
      RecordKey a, long aVersion, RecordKey b, long bVersion, PairScore score, Tie tie, int spec) {
    EdgeKey key = EdgeKey.of(a, b, false);
    boolean inOrder = key.low().equals(a);
    return new Edge(
        key,
        inOrder ? aVersion : bVersion,
        inOrder ? bVersion : aVersion,
        score.total(),
        score.parts(),
        tie,
        spec);
  }

  /** A must-link between a and b, stated by version {@code version} of a. */
  public static Edge mustLink(RecordKey a, long version, RecordKey b) {
    EdgeKey key = EdgeKey.of(a, b, true);
    boolean inOrder = key.low().equals(a);
    return new Edge(key, inOrder ? version : 0, inOrder ? 0 : version, 0, NO_PARTS, Tie.MATCH, 0);
  }

  public long versionOf(RecordKey end) {
    return end.equals(key.low()) ? lowVersion : highVersion;
  }

  /** Says whether both speak of the same versions. */
  public boolean sameVersions(Edge that) {
    return lowVersion == that.lowVersion && highVersion == that.highVersion;
  }

  /** Says whether this one knows both ends at least as new as that one does. */
  public boolean atLeastAsNew(Edge that) {
    return lowVersion >= that.lowVersion && highVersion >= that.highVersion;
  }

  /** This must-link with the newer statement of each end. */
  public Edge joined(Edge that) {
    return new Edge(
        key,
        Math.max(lowVersion, that.lowVersion),
        Math.max(highVersion, that.highVersion),
        total,
        parts,
        tie,
        spec);
  }

  /** This must-link without the statement of one end. */
  public Edge without(RecordKey end) {
    boolean isLow = end.equals(key.low());
    return new Edge(key, isLow ? 0 : lowVersion, isLow ? highVersion : 0, total, parts, tie, spec);
  }

  /** Says whether no score can be weighed against it: a steward's demand, a deterministic key. */
  public boolean isCertain() {
    return key.mustLink() || tie.isKey();
  }

  public boolean isStated() {
    return lowVersion > 0 || highVersion > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edge that
        && key.equals(that.key)
        && sameVersions(that)
        && Double.compare(total, that.total) == 0
        && tie.equals(that.tie)
        && spec == that.spec
        && Arrays.equals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * key.hashCode() + Long.hashCode(lowVersion)) + Long.hashCode(highVersion);
  }
}
