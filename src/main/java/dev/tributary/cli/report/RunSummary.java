package dev.tributary.cli.report;

import dev.tributary.cli.terminal.Console;
import dev.tributary.evaluation.Quality;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run's report for people. */
public final class RunSummary {
  private static final int LARGEST_SHOWN = 8;
  private static final int BAR_CHARS = 30;

  private final RunReport report;
  private final Console console;

  private RunSummary(RunReport report, Console console) {
    this.report = report;
    this.console = console;
  }

  public static void show(RunReport report, Console console) {
    RunSummary summary = new RunSummary(report, console);
    summary.showRecords();
    summary.showSizes();
    summary.showSpeed();
    summary.showQuality();
    summary.showComplaints();
  }

  private void showRecords() {
    title("Records");
    report.input().recordsBySource().forEach((source, count) -> row(source, number(count)));
    row("all sources", number(report.input().records().size()));
    if (report.input().rows() > report.input().records().size()) {
      row("rows", number(report.input().rows()) + ", some of them further versions of a record");
    }
    if (report.rejectedRows() > 0) {
      row("rejected rows", number(report.rejectedRows()));
    }
    Resolved resolved = report.resolved();
    row("golden records", console.bold(number(resolved.goldenRecords())));
    row("merge rate", format("%.1f %% of the records", 100 * resolved.mergeRate()));
    row("reviews open", number(resolved.reviewsOpen()));
    row("quarantined", number(report.counts().quarantined()));
  }

  private void showSizes() {
    title("Entity sizes");
    SortedMap<Integer, Long> shown = new TreeMap<>();
    report
        .resolved()
        .entitySizes()
        .forEach((size, count) -> shown.merge(Math.min(size, LARGEST_SHOWN), count, Long::sum));
    long most = shown.values().stream().mapToLong(Long::longValue).max().orElse(1);
    for (Map.Entry<Integer, Long> entry : shown.entrySet()) {
      boolean last = entry.getKey() == LARGEST_SHOWN;
      String name =
          entry.getKey()
              + (last ? " or more" : "")
              + (entry.getKey() == 1 ? " record" : " records");
      int length = (int) Math.max(1, BAR_CHARS * entry.getValue() / most);
      row(
          name,
          format("%8s  ", number(entry.getValue())) + console.coloured(6, "#".repeat(length)));
    }
  }

  private void showSpeed() {
    title("Speed");
    row(
        "throughput",
        format("%,.0f records/s over %.1f s", report.recordsPerSecond(), report.resolveSeconds()));
    row("arrival to entry", report.latencies() + ", while loading as fast as possible");
    StringBuilder phases = new StringBuilder();
    report
        .phases()
        .seconds()
        .forEach((phase, time) -> phases.append(format("%s %.1f s, ", phase, time)));
    row("time", phases + format("all %.1f s", report.phases().total()));
    row(
        "per record",
        format(
            "%.1f comparisons, %.1f messages, %.1f store writes",
            report.perRecord(report.counts().comparisons()),
            report.perRecord(report.counts().inboxMessages() + report.counts().blockMessages()),
            report.perRecord(report.counts().storeWrites())));
    PeakMemory.bytes()
        .ifPresent(
            bytes ->
                row(
                    "peak memory",
                    format("%,d MB", bytes >> 20)
                        + (report.settings().embedded() ? ", with the broker" : "")));
  }

  private void showQuality() {
    Quality quality = report.quality();
    if (quality != null) {
      title("Quality against the truth");
      QualityReport.lines(quality).forEach(line -> console.say("  " + line));
    }
  }

  private void showComplaints() {
    CrosswalkCheck check = report.check();
    if (check.passed()) {
      console.say("");
      console.say(
          "  Every record is in the crosswalk once, and every golden record agrees with it.");
    }
    for (String complaint : check.complaints()) {
      console.note(console.coloured(1, "WRONG: ") + complaint);
    }
    if (check.unexpected() > 0) {
      console.note(
          "%,d records of earlier runs are in the crosswalk as well".formatted(check.unexpected()));
    }
  }

  private void title(String text) {
    console.say("");
    console.say(console.bold(text));
  }

  private void row(String name, String value) {
    console.say(format("  %-18s ", name) + value);
  }

  private static String number(long value) {
    return format("%,d", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
