package dev.tributary.spec;

import dev.tributary.spec.PolicySection.FieldRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps records out of one entity although they match.
 *
 * @param minDensity the share of an entity's pairs that have to match themselves; 0 for any
 * @param collisionMargin how close two candidates have to be for neither to be chosen; NaN for
 *     never
 */
record GuardsSection(
    double minDensity,
    double collisionMargin,
    List<OneToOne> oneToOne,
    List<ConstraintSection> constraints,
    @Nullable SharedSection shared) {

  /** Two sources whose records are linked one to one. */
  record OneToOne(Named one, Named other) {}

  /**
   * What the records of an entity have to agree in.
   *
   * @param demanding whether a value on one side alone is a conflict
   */
  record ConstraintSection(FieldRef field, boolean demanding) {}

  /** Values that several persons may use, and how persons are told apart. */
  record SharedSection(List<FieldRef> fields, List<FieldRef> persons, int maxPersons) {}
}
