package dev.tributary.cli.report;

import dev.tributary.evaluation.Quality;
import dev.tributary.spec.Plan;
import dev.tributary.topology.ResolverCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a run at its end.
 *
 * @param rejectedRows rows of the files that became no change event
 * @param latencies from sending a record to its committed crosswalk entry
 * @param quality against the truth, where one is known
 */
public record RunReport(
    String version,
    Instant startedAt,
    Plan plan,
    Settings settings,
    Input input,
    long rejectedRows,
    Resolved resolved,
    Phases phases,
    Latencies latencies,
    ResolverCounts counts,
    @Nullable Quality quality) {

  /** How it was run. */
  public record Settings(
      int partitions, int threads, long commitIntervalMillis, String order, boolean embedded) {}

  public CrosswalkCheck check() {
    return CrosswalkCheck.of(input.records(), resolved);
  }

  /** From the first change sent to the moment at which everything is resolved. */
  public double resolveSeconds() {
    return phases.seconds(Phases.FEED) + phases.seconds(Phases.RESOLVE);
  }

  public double recordsPerSecond() {
    return resolveSeconds() == 0 ? 0 : input.rows() / resolveSeconds();
  }

  /** So many of something for each row that was fed. */
  double perRecord(long count) {
    return input.rows() == 0 ? 0 : (double) count / input.rows();
  }
}
