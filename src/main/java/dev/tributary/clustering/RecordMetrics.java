package dev.tributary.clustering;

/** Is told what happens to records, so that it can be counted and logged. */
public interface RecordMetrics {
  /** A change came that is older than what is known. */
  default void outdated(String source) {}

  /** A change came that changes nothing. */
  default void unchanged(String source) {}

  /**
   * The first round of a change is complete.
   *
   * @param millis since the change arrived
   */
  default void resolved(long millis) {}

  /** A steward's decision demands more of a record than its row may hold, and is left out. */
  default void decisionLeftOut() {}

  /** A record that was deleted long ago is forgotten. */
  default void forgotten() {}

  /** A round waited too long for a report and asks again. */
  default void askedAgain(int partitions) {}
}
