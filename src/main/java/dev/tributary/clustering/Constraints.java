package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds which of several decisions about the same pair holds. */
final class Constraints {
  private static final Comparator<Constraint> BY_AGE =
      Comparator.comparingLong(Constraint::sequence).thenComparing(Constraint::decision);

  private Constraints() {}

  /** The newest decision about each other record. */
  static SortedMap<RecordKey, Constraint> inForce(RecordRow row) {
    SortedMap<RecordKey, Constraint> inForce = new TreeMap<>();
    for (Constraint constraint : row.constraints()) {
      inForce.merge(constraint.other(), constraint, (a, b) -> BY_AGE.compare(a, b) >= 0 ? a : b);
    }
    return inForce;
  }
}
