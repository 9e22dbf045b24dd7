package dev.tributary.topology;

import dev.tributary.clustering.SweepActor;
import java.time.Duration;

/**
 * How far a resolver may go in matters that have no say in who is whom. They are settings of the
 * process and not of the spec, so they can be changed without resolving anything anew.
 *
 * @param maxBacklog messages that may wait in the inbox and blocking topics before intake pauses
 * @param componentAlarm records that a component may have before an alarm is raised
 * @param deletedRetention how long a deleted record is remembered
 * @param sweepPace how fast records are resolved anew after a change of spec
 */
public record OperatingLimits(
    long maxBacklog, int componentAlarm, Duration deletedRetention, SweepActor.Pace sweepPace) {
  public static final OperatingLimits DEFAULT =
      new OperatingLimits(50_000, 1_000, Duration.ofDays(30));

  /** Limits with the usual pace of a sweep. */
  public OperatingLimits(long maxBacklog, int componentAlarm, Duration deletedRetention) {
    this(maxBacklog, componentAlarm, deletedRetention, SweepActor.Pace.DEFAULT);
  }

  public OperatingLimits withSweepPace(SweepActor.Pace pace) {
    return new OperatingLimits(maxBacklog, componentAlarm, deletedRetention, pace);
  }
}
