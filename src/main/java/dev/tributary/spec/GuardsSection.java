package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.comparison.Similarity;
import dev.tributary.spec.PolicySection.FieldRef;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What keeps records out of one entity although they match.
 *
 * @param minDensity the share of an entity's pairs that have to match themselves; 0 for any
 * @param collisionMargin how close two candidates have to be for neither to be chosen; NaN for
 *     never
 * @param contradictionsOnly whether only candidates collide that contradict each other
 */
record GuardsSection(
    double minDensity,
    double collisionMargin,
    boolean contradictionsOnly,
    List<OneToOne> oneToOne,
    List<ConstraintSection> constraints,
    @Nullable SharedSection shared) {

  /** Two sources whose records are linked one to one. */
  record OneToOne(Named one, Named other) {}

  /**
   * What the records of an entity have to agree in.
   *
   * @param demanding whether a value on one side alone is a conflict
   * @param comparator what two values are compared by; null where they have to be equal
   * @param threshold from which likeness on two values agree
   */
  record ConstraintSection(
      FieldRef field, boolean demanding, @Nullable String comparator, double threshold) {
    /** Whether two values agree. */
    BiPredicate<String, String> alike() {
      if (comparator == null) {
        return String::equals;
      }
      Similarity similarity = Similarities.named(comparator);
      return (one, other) -> similarity.of(one, other) >= threshold;
    }
  }

  /** Values that several persons may use, and how persons are told apart. */
  record SharedSection(List<FieldRef> fields, List<FieldRef> persons, int maxPersons) {}
}
