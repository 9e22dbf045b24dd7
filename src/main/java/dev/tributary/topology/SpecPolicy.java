package dev.tributary.topology;

/** What a resolver does that is started with another spec than its topics were resolved by. */
public enum SpecPolicy {
  /** It publishes the spec: records are resolved anew. */
  PUBLISH,
  /**
   * It publishes a spec that is new to the topics. One that was replaced is not brought back: the
   * newest stays in force, so that a restart with an old file changes nothing.
   */
  PUBLISH_NEW,
  /** It does not start. */
  REFUSE
}
