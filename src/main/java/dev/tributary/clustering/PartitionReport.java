package dev.tributary.clustering;

/** What a partition tells the coordinator of a change of spec. */
public sealed interface PartitionReport {
  int partition();

  /** The number of the spec that comes into force. */
  int spec();

  /**
   * How far the sweep of an inbox partition is.
   *
   * @param records that got a new version so far
   * @param complete whether every record of the partition has completed a round under the spec
   */
  record Swept(int partition, int spec, long records, boolean complete)
      implements PartitionReport {}

  /** A blocking partition has let go of all blocks of the specs before this one. */
  record Dropped(int partition, int spec) implements PartitionReport {}
}
