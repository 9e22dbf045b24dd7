package dev.tributary.clustering;

/** What the coordinator of a change of spec tells every inbox partition. */
public sealed interface PartitionMessage {
  /** The number of the spec that comes into force. */
  int spec();

  /** From now on versions are made under this spec too, and every record gets one. */
  record Begin(int spec) implements PartitionMessage {}

  /** All partitions are through: from now on versions are made under this spec alone. */
  record Finish(int spec) implements PartitionMessage {}
}
