package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.TerminalTraits;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.topology.ResolverCounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  private static final RecordKey A = new RecordKey("crm_contacts", "a");
  private static final RecordKey B = new RecordKey("crm_contacts", "b");
  private static final RecordKey C = new RecordKey("app_signups", "c");
  private static final RecordKey D = new RecordKey("app_signups", "d");
  private static final ResolverCounts COUNTS =
      new ResolverCounts(5, 1, 0, 1, 4, 10, 20, 5, 40, 12, 0);

  @TempDir Path directory;

  /** Five rows of four records; two of them are one entity. */
  private static Input input() {
    Input input = new Input();
    input.add(A);
    input.add(B);
    input.add(C);
    input.add(D);
    input.add(A);
    return input;
  }

  private static Resolved resolved(Map<RecordKey, String> crosswalk, long contradictions) {
    return new Resolved(crosswalk, 3, new TreeMap<>(Map.of(1, 2L, 2, 1L)), contradictions, 1, 7);
  }

  private static RunReport report(Map<RecordKey, String> crosswalk, long contradictions)
      throws IOException {
    Plan plan =
        SpecReader.read(Files.readString(Path.of("config/specs/customer.yml")), "spec").plan();
    Phases phases = new Phases();
    phases.end(Phases.FEED);
    phases.end(Phases.RESOLVE);
    return new RunReport(
        "1.2.3",
        Instant.parse("2026-01-02T03:04:05Z"),
        plan,
        new RunReport.Settings(4, 2, 100, "given", true),
        input(),
        2,
        resolved(crosswalk, contradictions),
        phases,
        new Latencies(4, 10, 20, 30),
        COUNTS,
        ClusterEvaluation.compare(
            new Clustering(Map.of(A, "1", B, "1", C, "2", D, "3")), new Clustering(crosswalk)));
  }

  private static final Map<RecordKey, String> WHOLE = Map.of(A, "x", B, "x", C, "y", D, "z");

  @Test
  void countsRowsAndRecordsApart() {
    assertThat(input().rows()).isEqualTo(5);
    assertThat(input().records()).containsExactlyInAnyOrder(A, B, C, D);
    assertThat(input().recordsBySource()).isEqualTo(Map.of("crm_contacts", 2L, "app_signups", 2L));
  }

  @Test
  void theMergeRateIsTheShareOfRecordsThatJoinedAnother() {
    assertThat(resolved(WHOLE, 0).mergeRate()).isEqualTo(0.25);
    assertThat(new Resolved(Map.of(), 0, new TreeMap<>(), 0, 0, 0).mergeRate()).isZero();
  }

  @Test
  void ratesAreOfRowsAndOfTheTimeOfResolving() throws IOException {
    RunReport report = report(WHOLE, 0);
    double seconds = report.phases().seconds(Phases.FEED) + report.phases().seconds(Phases.RESOLVE);
    assertThat(report.resolveSeconds()).isEqualTo(seconds);
    assertThat(report.recordsPerSecond()).isEqualTo(5 / seconds);
    assertThat(report.perRecord(40)).isEqualTo(8);
    assertThat(report.phases().seconds(Phases.WRITE)).isZero();
  }

  @Test
  void theCheckFindsRecordsThatAreMissingOrUnexpected() throws IOException {
    assertThat(report(WHOLE, 0).check())
        .satisfies(check -> assertThat(check.passed()).isTrue())
        .satisfies(check -> assertThat(check.unexpected()).isZero());
    RecordKey older = new RecordKey("crm_contacts", "older");
    CrosswalkCheck check = report(Map.of(B, "x", older, "y"), 0).check();
    assertThat(check.passed()).isFalse();
    assertThat(check.missing()).isEqualTo(3);
    assertThat(check.examples()).containsExactly(C, D, A);
    assertThat(check.unexpected()).isEqualTo(1);
    assertThat(check.complaints())
        .singleElement()
        .asString()
        .contains("3 records", "app_signups:c");
  }

  @Test
  void theCheckFindsGoldenRecordsThatContradictTheCrosswalk() throws IOException {
    CrosswalkCheck check = report(WHOLE, 2).check();
    assertThat(check.passed()).isFalse();
    assertThat(check.complaints()).singleElement().asString().contains("2 entities");
  }

  @Test
  void theFileHasItAll() throws IOException {
    Path file = directory.resolve("report.json");
    RunReportJson.write(report(WHOLE, 0), file);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/spec/version").asText()).isEqualTo("customer_v1");
    assertThat(json.at("/started_at").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(json.at("/records/total").asInt()).isEqualTo(4);
    assertThat(json.at("/records/by_source/app_signups").asInt()).isEqualTo(2);
    assertThat(json.at("/records/rejected_rows").asInt()).isEqualTo(2);
    assertThat(json.at("/golden_records").asInt()).isEqualTo(3);
    assertThat(json.at("/merge_rate").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/entity_sizes/2").asInt()).isEqualTo(1);
    assertThat(json.at("/crosswalk_check/passed").asBoolean()).isTrue();
    assertThat(json.at("/counts/store_writes").asInt()).isEqualTo(40);
    assertThat(json.at("/counts/per_record/store_writes").asDouble()).isEqualTo(8);
    assertThat(json.at("/latency_millis/p99").asDouble()).isEqualTo(20);
    assertThat(json.at("/seconds").properties()).hasSize(3);
    assertThat(json.at("/quality/pairwise/f1").asDouble()).isEqualTo(1);
    assertThat(json.at("/settings/broker").asText()).isEqualTo("embedded");
  }

  @Test
  void theSummaryIsPlainWhereThereIsNoTerminal() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), TerminalTraits.PLAIN);
    RunSummary.show(report(Map.of(A, "x", B, "x", C, "y"), 0), console);
    assertThat(out.toString())
        .contains("golden records     3", "merge rate         0.0 %", "1 record", "2 records")
        .contains("rejected rows      2", "Quality against the truth", "pairwise")
        .doesNotContain("\u001B")
        .doesNotContain("Every record is in the crosswalk");
    assertThat(err.toString()).contains("WRONG: 1 records are not in the crosswalk");
  }
}
