package dev.tributary.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A run's report as report.json. */
public final class RunReportJson {
  private RunReportJson() {}

  public static void write(RunReport report, Path file) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json(report));
  }

  static ObjectNode json(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", report.version()).put("started_at", report.startedAt().toString());
    json.set("spec", spec(report.plan()));
    json.set("settings", settings(report.settings()));
    json.set("records", records(report));
    Resolved resolved = report.resolved();
    json.put("golden_records", resolved.goldenRecords())
        .put("merge_rate", rounded(resolved.mergeRate()));
    ObjectNode sizes = json.putObject("entity_sizes");
    resolved.entitySizes().forEach((size, count) -> sizes.put(size.toString(), count));
    json.put("quarantined", report.counts().quarantined())
        .put("reviews_open", resolved.reviewsOpen())
        .put("merge_events", resolved.mergeEvents());
    json.set("crosswalk_check", check(report.check()));
    json.put("records_per_second", rounded(report.recordsPerSecond()));
    ObjectNode seconds = json.putObject("seconds");
    report.phases().seconds().forEach((phase, time) -> seconds.put(phase, rounded(time)));
    seconds.put("total", rounded(report.phases().total()));
    json.set("latency_millis", latency(report.latencies()));
    json.set("counts", counts(report));
    PeakMemory.bytes().ifPresent(bytes -> json.put("peak_memory_bytes", bytes));
    if (report.quality() != null) {
      json.set("quality", QualityReport.json(report.quality()));
    }
    return json;
  }

  private static ObjectNode spec(Plan plan) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("entity", plan.entityName())
        .put("version", plan.identityVersion())
        .put("hash", plan.hash());
  }

  private static ObjectNode settings(RunReport.Settings settings) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("partitions", settings.partitions())
        .put("threads", settings.threads())
        .put("commit_interval_millis", settings.commitIntervalMillis())
        .put("order", settings.order())
        .put("broker", settings.embedded() ? "embedded" : "named");
  }

  private static ObjectNode records(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("total", report.input().records().size());
    ObjectNode bySource = json.putObject("by_source");
    report.input().recordsBySource().forEach(bySource::put);
    return json.put("rows", report.input().rows()).put("rejected_rows", report.rejectedRows());
  }

  private static ObjectNode check(CrosswalkCheck check) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("passed", check.passed()).put("missing", check.missing());
    check.examples().forEach(key -> json.withArrayProperty("examples").add(key.toString()));
    return json.put("unexpected", check.unexpected()).put("contradictions", check.contradictions());
  }

  private static ObjectNode latency(Latencies latencies) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("measured", latencies.count())
        .put("p50", rounded(latencies.p50()))
        .put("p99", rounded(latencies.p99()))
        .put("max", rounded(latencies.max()));
  }

  private static ObjectNode counts(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Map<String, Long> counts = Counted.byName(report.counts());
    counts.forEach(json::put);
    ObjectNode perRecord = json.putObject("per_record");
    counts.forEach((name, count) -> perRecord.put(name, rounded(report.perRecord(count))));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
