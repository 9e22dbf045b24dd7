package dev.tributary.training.report;

import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import dev.tributary.training.ExpectationMaximisation.Step;
import dev.tributary.training.PatternCounts;
import dev.tributary.training.PatternCounts.Pattern;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.TrainingOutcome.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The charts of a training. */
final class Charts {
  private static final int WIDTH = 860;
  private static final int NAMES = 300;
  private static final int ROW = 20;
  private static final int TOP = 26;
  private static final int PLOT_HEIGHT = 220;
  private static final int LEFT = 60;
  private static final int NARROW = 400;

  private final TrainingOutcome outcome;
  private final TrainedModel model;
  private final Weights weights;

  Charts(TrainingOutcome outcome) {
    this.outcome = outcome;
    this.model = outcome.model();
    this.weights = new Weights(model);
  }

  private interface RowPainter {
    void paint(Svg svg, double y, TrainedLevel level, String tip);
  }

  private String rows(String title, int columns, RowPainter painter, String... heads) {
    int rows = model.comparisons().stream().mapToInt(it -> it.levels().size()).sum();
    Svg svg = new Svg(WIDTH, TOP + rows * ROW + 8, title);
    for (int i = 0; i < heads.length; i++) {
      double span = (double) (WIDTH - NAMES) / columns;
      svg.label(NAMES + span * (i + 0.5), 14, "middle", heads[i]);
    }
    double y = TOP;
    for (TrainedComparison comparison : model.comparisons()) {
      svg.line(0, y - 2, WIDTH, y - 2, "grid");
      for (TrainedLevel level : comparison.levels()) {
        String name = comparison.name() + " " + level.condition();
        svg.label(NAMES - 10, y + 13, "end", name);
        String tip =
            format(
                "%s: m %.6f, u %.8f, weight %.2f",
                name, level.m(), level.u(), MatchWeight.of(level.m(), level.u()));
        painter.paint(svg, y, level, tip);
        y += ROW;
      }
    }
    return svg.end();
  }

  /** What each level counts, in bits for and against. */
  String matchWeights() {
    double greatest = 1;
    for (TrainedComparison comparison : model.comparisons()) {
      for (TrainedLevel level : comparison.levels()) {
        greatest = Math.max(greatest, Math.abs(MatchWeight.of(level.m(), level.u())));
      }
    }
    double middle = NAMES + (WIDTH - NAMES) / 2.0;
    double perBit = (WIDTH - NAMES - 110) / 2.0 / greatest;
    return rows(
        "Match weights",
        2,
        (svg, y, level, tip) -> {
          double weight = MatchWeight.of(level.m(), level.u());
          double length = Math.abs(weight) * perBit;
          boolean against = weight < 0;
          svg.rectangle(
              against ? middle - length : middle, y, length, 15, against ? "minus" : "plus", tip);
          svg.label(
              against ? middle - length - 4 : middle + length + 4,
              y + 12,
              against ? "end" : "start",
              format("%+.2f", weight));
        },
        "against a match",
        "for a match");
  }

  /** How often matches (m) and other pairs (u) reach each level. */
  String probabilities() {
    double span = (WIDTH - NAMES) / 2.0;
    return rows(
        "m and u",
        2,
        (svg, y, level, tip) -> {
          svg.rectangle(NAMES, y, level.m() * (span - 80), 15, "plus", tip);
          svg.label(
              NAMES + level.m() * (span - 80) + 4, y + 12, "start", format("%.4f", level.m()));
          svg.rectangle(NAMES + span, y, level.u() * (span - 80), 15, "minus", tip);
          svg.label(
              NAMES + span + level.u() * (span - 80) + 4,
              y + 12,
              "start",
              format("%.6f", level.u()));
        },
        "m, among matches",
        "u, among other pairs");
  }

  /** How many candidate pairs there are by total weight, on a logarithmic scale. */
  String histogram() {
    Map<Integer, Long> bins = weights.histogram(outcome.candidates());
    return bars("Candidate pairs by match weight", bins, "match weight, bits");
  }

  private static String bars(String title, Map<Integer, Long> bins, String below) {
    Svg svg = new Svg(WIDTH, PLOT_HEIGHT + 50, title);
    if (bins.isEmpty()) {
      return svg.label(WIDTH / 2.0, 40, "middle", "no pairs").end();
    }
    int first = bins.keySet().stream().min(Integer::compare).orElse(0);
    int last = bins.keySet().stream().max(Integer::compare).orElse(0);
    double most = bins.values().stream().mapToLong(it -> it).max().orElse(1);
    double step = (double) (WIDTH - LEFT) / (last - first + 1);
    bins.forEach(
        (bin, count) -> {
          double height = PLOT_HEIGHT * Math.log1p(count) / Math.log1p(most);
          svg.rectangle(
              LEFT + (bin - first) * step,
              PLOT_HEIGHT - height + 10,
              Math.max(1, step - 1),
              height,
              bin >= 0 ? "plus" : "minus",
              format("%d to %d bits: %,d pairs", bin, bin + 1, count));
          if (bin % 10 == 0) {
            double x = LEFT + (bin - first) * step;
            svg.label(x, PLOT_HEIGHT + 26, "middle", String.valueOf(bin));
          }
        });
    svg.label(LEFT - 6, 20, "end", format("%,.0f", most))
        .label(LEFT - 6, PLOT_HEIGHT + 10, "end", "0");
    return svg.label(WIDTH / 2.0, PLOT_HEIGHT + 44, "middle", below).end();
  }

  /** Of all records, the share that would not even match itself at a threshold. */
  String unlinkables() {
    TreeMap<Double, Long> byTotal = new TreeMap<>();
    PatternCounts self = outcome.selfLevels();
    for (Pattern pattern : self.patterns()) {
      byTotal.merge(weights.total(pattern), pattern.count(), Long::sum);
    }
    List<Double> points = new ArrayList<>();
    double last = Math.max(1, byTotal.isEmpty() ? 1 : byTotal.lastKey());
    long below = 0;
    points.add((double) LEFT);
    points.add(PLOT_HEIGHT + 10.0);
    for (Map.Entry<Double, Long> entry : byTotal.entrySet()) {
      double x = LEFT + (WIDTH - LEFT - 20) * Math.max(0, entry.getKey()) / last;
      points.add(x);
      points.add(y((double) below / self.total()));
      below += entry.getValue();
      points.add(x);
      points.add(y((double) below / self.total()));
    }
    Svg svg = new Svg(WIDTH, PLOT_HEIGHT + 50, "Records that cannot be linked");
    svg.path(points.stream().mapToDouble(it -> it).toArray(), "curve");
    svg.line(LEFT, PLOT_HEIGHT + 10, WIDTH, PLOT_HEIGHT + 10, "grid");
    svg.label(LEFT - 6, 20, "end", "100 %").label(LEFT - 6, PLOT_HEIGHT + 10, "end", "0 %");
    svg.label(LEFT, PLOT_HEIGHT + 26, "middle", "0")
        .label(WIDTH - 20, PLOT_HEIGHT + 26, "end", format("%.0f", last));
    return svg.label(WIDTH / 2.0, PLOT_HEIGHT + 44, "middle", "match threshold, bits").end();
  }

  private static double y(double share) {
    return 10 + PLOT_HEIGHT * (1 - share);
  }

  /** How the strictest m of each comparison, and the share of matches, moved in a pass. */
  String trajectory(Pass pass) {
    List<Step> steps = pass.outcome().steps();
    Svg svg = new Svg(NARROW, PLOT_HEIGHT + 40, "Pass blocked by " + pass.rule());
    double step = (double) (NARROW - LEFT - 10) / Math.max(1, steps.size() - 1);
    for (int comparison : pass.learned()) {
      for (int level = 0; level < steps.get(0).m()[comparison].length; level++) {
        double[] points = new double[2 * steps.size()];
        for (int i = 0; i < steps.size(); i++) {
          points[2 * i] = LEFT + i * step;
          points[2 * i + 1] = y(steps.get(i).m()[comparison][level]);
        }
        svg.path(points, level == 0 ? "curve" : "faint");
      }
    }
    double[] share = new double[2 * steps.size()];
    for (int i = 0; i < steps.size(); i++) {
      share[2 * i] = LEFT + i * step;
      share[2 * i + 1] = y(steps.get(i).share());
    }
    svg.path(share, "share");
    svg.line(LEFT, PLOT_HEIGHT + 10, NARROW, PLOT_HEIGHT + 10, "grid");
    svg.label(LEFT - 6, 20, "end", "1").label(LEFT - 6, PLOT_HEIGHT + 10, "end", "0");
    return svg.label(NARROW / 2.0, PLOT_HEIGHT + 30, "middle", (steps.size() - 1) + " iterations")
        .end();
  }

  static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
