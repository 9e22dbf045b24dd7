package dev.tributary.topology.version;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.clustering.ChangeOver.Phase;
import java.time.Instant;

/**
 * How far a change of spec is.
 *
 * @param active the number of the spec in force
 * @param target the one that comes into force; the active one where none does
 * @param newest the one that was published last
 * @param records that were resolved anew under the target, or are about to be
 * @param partitionsDone how many partitions are through with this phase
 * @param at when this was so
 */
public record ChangeStatus(
    Phase phase,
    int active,
    int target,
    int newest,
    long records,
    int partitionsDone,
    int partitions,
    Instant at) {
  /** What the coordinator of so many partitions knows. */
  public static ChangeStatus of(ChangeOver changeOver, int partitions, Instant at) {
    return new ChangeStatus(
        changeOver.phase(),
        changeOver.active().number(),
        changeOver.target().number(),
        changeOver.newest().number(),
        changeOver.sweptRecords(),
        changeOver.done().size(),
        partitions,
        at);
  }

  /** Whether a published spec is in force, or a newer one is. */
  public boolean isInForce(int number) {
    return phase == Phase.RESTING && newest >= number;
  }

  /** For people: what is going on. */
  public String line() {
    return switch (phase) {
      case RESTING -> "version %d is in force".formatted(active);
      case SWEEPING ->
          "from version %d to %d: %,d records resolved anew, %d of %d partitions through"
              .formatted(active, target, records, partitionsDone, partitions);
      case DROPPING ->
          "from version %d to %d: all records resolved anew, old blocks go, %d of %d partitions through"
              .formatted(active, target, partitionsDone, partitions);
    };
  }
}
