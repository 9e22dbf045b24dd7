package dev.tributary.cli.bench;

import dev.tributary.cli.bench.QualityBench.Measured;
import dev.tributary.cli.bench.QualityBench.Weights;
import dev.tributary.cli.bench.SpecFile.Kind;
import dev.tributary.evaluation.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes measurements as a table of Markdown, which is readable as text too. */
final class QualityTable {
  private static final String EXPLAINED =
      """
      * **rules alone**: `config/specs/rules/`. A weighted sum of rules, written once, one recipe for all: an identifier or a mailbox
        0.5 to 0.8, a surname or a date of birth 0.3, a given name or a telephone 0.2 to 0.5, what lies around it 0.1 to 0.3; a match from 0.8 on.
      * **trained**: `config/specs/plain/`. The obvious fields by name and nothing else: levels, thresholds and frequencies by default
        (`src/docs/spec.md`), m, u, prior and neighbours learned from the same records without the truth. One recipe for all. The defaults were changed
        with these datasets in view (`src/docs/decisions/0045-fields-by-name-alone.md`, 0064, 0119, 0120). Three datasets of somebody who had not seen
        them had 0.58, 0.88 and 0.18 when they were first measured, two more 0.84 and 0.90: 0120 to 0122 say what was learned from them.
      * **crafted spec**: `config/specs/`. Levels, blocking and guards that somebody thought about, weights written or learned. Those of senzing-truthset and
        restaurant were written by somebody who had not seen the truth, and measured once; those of dblp-acm and demo were changed after their mistakes had been
        looked at: `src/docs/decisions/0017-specs-of-the-quality-table.md`. Other data will be nearer to the second column.

      Below, every measurement. Where a spec writes no weights, `as written` means rough ones that every comparison gets. Seconds are of
      resolving in memory, and of training too where weights are trained. `demo` is what `./tributary generate` makes.
      """;

  private QualityTable() {}

  /** The F1 of each dataset by how much thought is in its spec; the best is bold. */
  static List<String> summary(List<Measured> measured) {
    Map<String, Double> best = best(measured);
    List<String> lines = new ArrayList<>();
    lines.add("| data | rules alone | trained | crafted spec |");
    lines.add("|---|---|---|---|");
    for (String dataset : measured.stream().map(Measured::dataset).distinct().toList()) {
      StringBuilder line = new StringBuilder("| " + dataset + " |");
      for (Kind kind : Kind.values()) {
        double highest =
            measured.stream()
                .filter(one -> one.dataset().equals(dataset) && one.kind() == kind)
                .mapToDouble(QualityTable::f1)
                .max()
                .orElse(Double.NaN);
        line.append(' ').append(figure(highest, best.getOrDefault(dataset, 0.0))).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String figure(double f1, double best) {
    if (Double.isNaN(f1)) {
      return "";
    }
    return String.format(Locale.ROOT, f1 == best ? "**%.4f**" : "%.4f", f1);
  }

  private static Map<String, Double> best(List<Measured> measured) {
    Map<String, Double> best = new HashMap<>();
    measured.forEach(one -> best.merge(one.dataset(), f1(one), Math::max));
    return best;
  }

  /** The table; the best F1 of each dataset is bold. */
  static List<String> lines(List<Measured> measured) {
    Map<String, Double> best = best(measured);
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data | records | spec | weights | precision | recall | F1 | B-cubed precision | recall |"
            + " F1 | comparisons | seconds |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Measured one : measured) {
      Quality.Pairwise pairs = one.quality().pairwise();
      Quality.BCubed bCubed = one.quality().bCubed();
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %s | %s | %.4f | %.4f | %s | %.4f | %.4f | %.4f | %,d | %.1f |",
              one.dataset(),
              one.records(),
              spec(one),
              one.weights() == Weights.WRITTEN ? "as written" : "trained",
              pairs.precision(),
              pairs.recall(),
              figure(pairs.f1(), best.getOrDefault(one.dataset(), 0.0)),
              bCubed.precision(),
              bCubed.recall(),
              bCubed.f1(),
              one.comparisons(),
              one.seconds()));
    }
    return lines;
  }

  private static String spec(Measured one) {
    String folder = one.kind().folder();
    return folder.isEmpty() ? one.spec() : folder + "/" + one.spec();
  }

  private static double f1(Measured one) {
    return one.quality().pairwise().f1();
  }

  /** The table with what it takes to read and to repeat it. */
  static String page(List<Measured> measured, String version) {
    Runtime machine = Runtime.getRuntime();
    String about =
        String.format(
            Locale.ROOT,
            """
            # Quality

            Made by `./tributary bench quality --data DIR --out src/docs/quality.md`, tributary %s, Java %s, %d processors
            (%s), %,d MiB of heap.

            Training sees no truth. Pairwise F1, the best for a dataset in bold; which specs and defaults were chosen with such figures in view
            is below the table:

            """,
            version,
            Runtime.version(),
            machine.availableProcessors(),
            System.getProperty("os.arch"),
            machine.maxMemory() >> 20);
    return about
        + String.join("\n", summary(measured))
        + "\n\n"
        + EXPLAINED
        + "\n"
        + String.join("\n", lines(measured))
        + "\n";
  }
}
