package dev.tributary.topology.store;

/**
 * How much of what there is in an inbox partition right now.
 *
 * @param openRounds versions that wait for comparisons
 * @param unpublished components with news that are not published yet
 * @param largestComponent members of the largest component; 0 where none is worth watching
 * @param alarming components past the alarm
 * @param deleted deleted records that are still remembered
 * @param sweeping partitions that bring their records under a new spec
 */
public record PartitionGauges(
    int openRounds,
    int unpublished,
    int largestComponent,
    int alarming,
    int deleted,
    int sweeping) {
  public static final PartitionGauges NONE = new PartitionGauges(0, 0, 0, 0, 0, 0);

  /** Both partitions together. */
  public PartitionGauges and(PartitionGauges other) {
    return new PartitionGauges(
        openRounds + other.openRounds,
        unpublished + other.unpublished,
        Math.max(largestComponent, other.largestComponent),
        alarming + other.alarming,
        deleted + other.deleted,
        sweeping + other.sweeping);
  }

  /** Rounds, publications and sweeps that are open. */
  public int unfinished() {
    return openRounds + unpublished + sweeping;
  }
}
