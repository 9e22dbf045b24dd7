package dev.tributary.topology.output;

/** What a decision about a record came to. */
public enum Outcome {
  /** It matches another record. */
  MERGE,
  /** It may match another record: a steward is asked. */
  HUMAN_REVIEW,
  /** It matches none. */
  INSERT_NEW
}
