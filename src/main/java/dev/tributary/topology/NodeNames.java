package dev.tributary.topology;

/** The names of the topology's nodes; no two sub-topologies share one. */
final class NodeNames {
  static final String CHANGES = "changes";
  static final String STEWARDSHIP = "stewardship";
  static final String INBOX = "inbox";
  static final String BLOCKING = "blocking";
  static final String SPECS = "specs";

  static final String INTAKE = "intake";
  static final String DECISION_INTAKE = "decision-intake";
  static final String CLUSTERING = "clustering";
  static final String COMPARISON = "comparison";
  static final String COORDINATOR = "coordinator";

  static final String INTAKE_TO_INBOX = "intake-to-inbox";
  static final String DECISIONS_TO_INBOX = "decisions-to-inbox";
  static final String CLUSTERING_TO_INBOX = "clustering-to-inbox";
  static final String COMPARISON_TO_INBOX = "comparison-to-inbox";
  static final String CLUSTERING_TO_BLOCKING = "clustering-to-blocking";
  static final String CLUSTERING_TO_COORDINATION = "clustering-to-coordination";
  static final String COMPARISON_TO_COORDINATION = "comparison-to-coordination";
  static final String COORDINATOR_TO_INBOX = "coordinator-to-inbox";
  static final String COORDINATOR_TO_BLOCKING = "coordinator-to-blocking";
  static final String QUARANTINE = "quarantine";
  static final String DECISIONS_TO_QUARANTINE = "decisions-to-quarantine";

  private NodeNames() {}

  /** The sink of an output topic. */
  static String sinkOf(TopicKind kind) {
    return "publish-" + kind.kebabCase();
  }
}
