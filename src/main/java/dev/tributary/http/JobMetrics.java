package dev.tributary.http;

import dev.tributary.jobs.JobMeters;
import java.util.Comparator;
import java.util.Map;

/** What the jobs of an instance do, in the text format of Prometheus. */
public final class JobMetrics {
  private static final String RUNNING = "tributary_jobs_running";
  private static final String ENDED = "tributary_jobs_ended_total";

  private JobMetrics() {}

  public static String of(JobMeters meters, String entity) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.gauge(RUNNING, "Jobs that this process works on, by type.");
    meters
        .running()
        .forEach((type, count) -> out.sample(RUNNING, Map.of("type", type.word()), count));
    out.counter(ENDED, "Jobs of this process that ended, by type and state.");
    meters.ended().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<JobMeters.Ended, Long>, String>comparing(
                    entry -> entry.getKey().type().word())
                .thenComparing(entry -> entry.getKey().state()))
        .forEach(
            entry ->
                out.sample(
                    ENDED,
                    Map.of(
                        "type",
                        entry.getKey().type().word(),
                        "state",
                        entry.getKey().state().word()),
                    entry.getValue()));
    return out.toString();
  }
}
