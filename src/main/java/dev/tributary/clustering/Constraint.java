package dev.tributary.clustering;

import dev.tributary.model.RecordKey;

/**
 * What a steward decided about a record and another one.
 *
 * @param decision the decision's id
 * @param sequence orders decisions; of two about the same pair the higher one holds
 * @param other the other record; for {@link Kind#LOCK} the record itself
 */
public record Constraint(String decision, long sequence, RecordKey other, Kind kind) {

  /** What a constraint demands. */
  public enum Kind {
    /** The two are kept apart, directly and by way of others. */
    CANNOT_LINK,
    /** The two are kept together. */
    MUST_LINK,
    /** No match joins the record to another one; must-links still do. */
    LOCK
  }

  public static Constraint mustLink(String decision, long sequence, RecordKey other) {
    return new Constraint(decision, sequence, other, Kind.MUST_LINK);
  }

  public static Constraint cannotLink(String decision, long sequence, RecordKey other) {
    return new Constraint(decision, sequence, other, Kind.CANNOT_LINK);
  }

  public static Constraint lock(String decision, long sequence, RecordKey record) {
    return new Constraint(decision, sequence, record, Kind.LOCK);
  }
}
