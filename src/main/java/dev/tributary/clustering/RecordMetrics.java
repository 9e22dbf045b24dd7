package dev.tributary.clustering;

/** Is told what happens to records, so that it can be counted and logged. */
public interface RecordMetrics {
  /** A change came that is older than what is known. */
  default void outdated(String source) {}

  /** A change came that changes nothing. */
  default void unchanged(String source) {}

  /** A round waited too long for a report and asks again. */
  default void askedAgain(int partitions) {}
}
