package dev.tributary.clustering;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps records out of one entity although they match. A steward's word stands above all of it
 * but the size.
 *
 * @param maxEntitySize records that an entity may have
 * @param minDensity the share of an entity's pairs, 0 to 1, that have to be matches themselves
 * @param firmScore the lowest score of a match that joins entities as they are
 * @param collisionMargin how close, in the unit of the score, two candidates have to be for neither
 *     to be chosen; NaN where the better one always is
 * @param contradictionsOnly whether only candidates collide that contradict each other, and not all
 *     that no match ties
 * @param duplicateFree sources of which an entity has one record at most
 * @param oneToOne pairs of sources: an entity with records of both has one of each
 * @param constraints what the records of an entity have to agree in
 * @param shared how values are found that several persons use; null where nobody looks
 * @param personaReview the lowest score of profiles alike without an anchor that a person is asked
 *     about
 */
public record Guards(
    int maxEntitySize,
    double minDensity,
    double firmScore,
    double collisionMargin,
    boolean contradictionsOnly,
    Set<String> duplicateFree,
    List<SourcePair> oneToOne,
    List<HardConstraint> constraints,
    @Nullable SharedValues shared,
    double personaReview) {

  /** Two sources whose records are linked one to one. */
  public record SourcePair(String one, String other) {}

  /** Guards under which any two candidates collide that no match ties. */
  public Guards(
      int maxEntitySize,
      double minDensity,
      double firmScore,
      double collisionMargin,
      Set<String> duplicateFree,
      List<SourcePair> oneToOne,
      List<HardConstraint> constraints,
      @Nullable SharedValues shared,
      double personaReview) {
    this(
        maxEntitySize,
        minDensity,
        firmScore,
        collisionMargin,
        false,
        duplicateFree,
        oneToOne,
        constraints,
        shared,
        personaReview);
  }

  /** Guards of nothing but the size. */
  public static Guards ofSize(int maxEntitySize) {
    return new Guards(
        maxEntitySize,
        0,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Set.of(),
        List.of(),
        List.of(),
        null,
        Double.NEGATIVE_INFINITY);
  }

  /** These guards, with another lowest score of a match that joins entities. */
  public Guards withFirmScore(double score) {
    return new Guards(
        maxEntitySize,
        minDensity,
        score,
        collisionMargin,
        contradictionsOnly,
        duplicateFree,
        oneToOne,
        constraints,
        shared,
        personaReview);
  }

  boolean countsSources() {
    return !duplicateFree.isEmpty() || !oneToOne.isEmpty();
  }

  boolean looksAtContent() {
    return !constraints.isEmpty() || shared != null;
  }
}
