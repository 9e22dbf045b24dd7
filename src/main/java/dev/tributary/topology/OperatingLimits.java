package dev.tributary.topology;

import java.time.Duration;

/**
 * How far a resolver may go in matters that have no say in who is whom. They are settings of the
 * process and not of the spec, so they can be changed without resolving anything anew.
 *
 * @param maxBacklog messages that may wait in the inbox and blocking topics before intake pauses
 * @param componentAlarm records that a component may have before an alarm is raised
 * @param deletedRetention how long a deleted record is remembered
 */
public record OperatingLimits(long maxBacklog, int componentAlarm, Duration deletedRetention) {
  public static final OperatingLimits DEFAULT =
      new OperatingLimits(50_000, 1_000, Duration.ofDays(30));
}
