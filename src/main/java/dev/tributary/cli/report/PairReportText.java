package dev.tributary.cli.report;

import dev.tributary.scoring.PairExplanation;
import dev.tributary.scoring.PartExplanation;
import dev.tributary.scoring.PartExplanation.Adjustment;
import dev.tributary.scoring.PartExplanation.Outcome;
import dev.tributary.scoring.PartExplanation.ValuePair;
import dev.tributary.spec.PairReport;
import dev.tributary.spec.PairReport.Step;
import dev.tributary.spec.PairReport.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A pair report as a table for the terminal: a line for each part, with the running total. */
public final class PairReportText {
  private static final String ROW = "  %-26s %-34s %10s %10s  %s";
  private static final int PERCENT = 100;

  private final PairReport report;
  private final boolean evidence;
  private final List<String> lines = new ArrayList<>();

  private PairReportText(PairReport report, boolean evidence) {
    this.report = report;
    this.evidence = evidence;
  }

  /**
   * The lines of a report.
   *
   * @param evidence whether scores are match weights in log2
   */
  public static List<String> lines(PairReport report, boolean evidence) {
    return new PairReportText(report, evidence).write();
  }

  private List<String> write() {
    PairExplanation explanation = report.explanation();
    lines.add(report.a() + " and " + report.b() + ": " + verdict());
    lines.add(
        report.blocks().isEmpty()
            ? "no blocking key brings them together, so that they are never compared"
            : "brought together by " + String.join(", ", report.blocks()));
    lines.add("");
    row("", "", evidence ? "bits" : "score", "total", "values");
    if (explanation.prior() != 0) {
      row("prior", "", signed(explanation.prior()), plain(explanation.prior()), "");
    }
    report.steps().forEach(step -> step(step, 0));
    row("total", "", "", plain(explanation.total()), thresholds());
    return lines;
  }

  private String verdict() {
    String score = plain(report.explanation().total()) + (evidence ? " bits" : "");
    return switch (report.outcome()) {
      case VETOED -> "no match, a conflict decides";
      case NO_MATCH -> "no match at " + score + probability();
      case REVIEW -> "a question for review at " + score + probability();
      case WEAK_MATCH -> "a weak match at " + score + probability();
      case MATCH -> "a match at " + score + probability();
    };
  }

  /** Without a prior a total is no probability. */
  private String probability() {
    return evidence && report.explanation().prior() != 0
        ? ", probability " + format("%.6f", report.probability())
        : "";
  }

  private String thresholds() {
    PairReport.Thresholds thresholds = report.thresholds();
    String firm =
        thresholds.firm() > thresholds.match() ? ", firm from " + plain(thresholds.firm()) : "";
    return "review from "
        + plain(thresholds.review())
        + ", match from "
        + plain(thresholds.match())
        + firm;
  }

  private void step(Step step, int depth) {
    PartExplanation part = step.part();
    boolean skipped = part.outcome() == Outcome.SKIPPED;
    row(
        "  ".repeat(depth) + part.name(),
        found(part),
        skipped ? "" : signed(part.contribution()),
        depth > 0 || skipped ? "" : plain(step.to()),
        values(step));
    Adjustment adjustment = part.adjustment();
    if (!Double.isNaN(adjustment.frequency())) {
      String share = format("%.4f", PERCENT * adjustment.frequency()) + " % have that value";
      row("", share, "of it " + signed(adjustment.bits()), "", "");
    }
    step.children().forEach(child -> step(child, depth + 1));
  }

  private static String found(PartExplanation part) {
    String likeness = Double.isNaN(part.likeness()) ? "" : format(" (%.3f)", part.likeness());
    return switch (part.outcome()) {
      case SKIPPED -> "nothing to compare";
      case LEVEL -> part.condition() + (part.likeness() == 1 ? "" : likeness);
      case FIRED -> "fired" + likeness;
      case NOT_FIRED -> "did not fire" + likeness;
      case CONFLICT -> "conflict" + likeness;
    };
  }

  /** The values that decided; where none did, what each record has. */
  private static String values(Step step) {
    List<ValuePair> decisive = step.part().evidence();
    if (!decisive.isEmpty()) {
      return decisive.stream()
          .map(pair -> pair.a().equals(pair.b()) ? pair.a() : pair.a() + " | " + pair.b())
          .collect(Collectors.joining("; "));
    }
    return step.children().isEmpty()
        ? step.values().stream().map(PairReportText::sides).collect(Collectors.joining("; "))
        : "";
  }

  private static String sides(Values values) {
    return side(values.normalisedOfA()) + " | " + side(values.normalisedOfB());
  }

  private static String side(List<String> values) {
    return values.isEmpty() ? "-" : String.join(", ", values);
  }

  private void row(String name, String found, String contribution, String total, String values) {
    lines.add(format(ROW, name, found, contribution, total, values).stripTrailing());
  }

  private static String signed(double number) {
    return Double.isInfinite(number) ? "veto" : format("%+.2f", number);
  }

  private static String plain(double number) {
    return Double.isInfinite(number) ? "-" : format("%.2f", number);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
