package dev.tributary.cli;

import dev.tributary.clustering.SweepActor.Pace;
import dev.tributary.topology.OperatingLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How far a resolver that runs for long may go. */
final class OperatingOptions {
  @Option(
      names = "--max-backlog",
      paramLabel = "N",
      defaultValue = "50000",
      description =
          "Pause reading of the source topics while more messages than this are under way."
              + " Default ${DEFAULT-VALUE}.")
  private int maxBacklog = 50_000;

  @Option(
      names = "--component-alarm",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Raise an alarm, in the log and as a metric, when more records than this hang together by"
              + " matches. Default ${DEFAULT-VALUE}.")
  private int componentAlarm = 1_000;

  @Option(
      names = "--keep-deleted",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "30d",
      description =
          "How long deleted records are remembered, so that older changes which come late are known"
              + " as such. Default ${DEFAULT-VALUE}.")
  private Duration keepDeleted = Duration.ofDays(30);

  @Option(
      names = "--sweep-rate",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "After a change of the spec, resolve this many records of each partition anew in a second"
              + " at most. Default ${DEFAULT-VALUE}.")
  private int sweepRate = 1_000;

  OperatingLimits limits() {
    Pace pace = new Pace(Positive.of("--sweep-rate", sweepRate), Pace.DEFAULT.maxOpenRounds());
    return new OperatingLimits(
        Positive.of("--max-backlog", maxBacklog),
        Positive.of("--component-alarm", componentAlarm),
        keepDeleted,
        pace);
  }
}
