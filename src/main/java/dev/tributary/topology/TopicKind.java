package dev.tributary.topology;

import java.util.Locale;

/** The kinds of topics that an entity type has; each has its contract in {@code topics/}. */
public enum TopicKind {
  /** Changes of one source; one topic per source. */
  SOURCE,
  GOLDEN_RECORDS,
  CROSSWALK,
  REDIRECTS,
  MERGE_LOG,
  DECISIONS,
  REVIEW_QUEUE,
  STEWARDSHIP,
  /** What people did over the API. */
  AUDIT,
  /** What people read of persons over the API. */
  READS,
  /** Labels of pairs, for training. */
  FEEDBACK,
  /** Digests of records that were erased and must not come back. */
  SUPPRESSIONS,
  /** Receipts of erasures. */
  ERASURES,
  /** Answers to the questions that two are asked. */
  OPINIONS,
  /** Published specs. */
  SPECS,
  /** How far a change of spec is. */
  SPEC_STATUS,
  /** Shadow runs that were made, with what they found. */
  SHADOW_RUNS,
  /** Long work on behalf of callers, and how far it is. */
  JOBS,
  /** What jobs made: models, reports. */
  JOB_DOCUMENTS,
  QUARANTINE,
  /** Messages between actors; internal. */
  INBOX,
  /** Versions of records on their way to their blocks; internal. */
  BLOCKING,
  /** What partitions tell the coordinator of a change of spec; internal. */
  COORDINATION;

  /** Whether such a topic has one partition, whatever the others have: its order is the point. */
  boolean isSingle() {
    return switch (this) {
      case SPECS, SPEC_STATUS, SHADOW_RUNS, SUPPRESSIONS, JOBS, JOB_DOCUMENTS, COORDINATION -> true;
      default -> false;
    };
  }

  /** Whether a shadow run reads the very topic of the run in force. */
  boolean isShared() {
    return switch (this) {
      case SOURCE,
          STEWARDSHIP,
          FEEDBACK,
          SUPPRESSIONS,
          ERASURES,
          SHADOW_RUNS,
          JOBS,
          JOB_DOCUMENTS ->
          true;
      default -> false;
    };
  }

  /** The name in topics and of the contract's file. */
  public String kebabCase() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
