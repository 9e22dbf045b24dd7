package dev.tributary.cli.bench;

import dev.tributary.cli.bench.QualityBench.Measured;
import dev.tributary.cli.bench.QualityBench.Weights;
import dev.tributary.evaluation.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes measurements as a table of Markdown, which is readable as text too. */
final class QualityTable {
  private QualityTable() {}

  /** The table; the best F1 of each dataset is bold. */
  static List<String> lines(List<Measured> measured) {
    Map<String, Double> best = new HashMap<>();
    measured.forEach(one -> best.merge(one.dataset(), f1(one), Math::max));
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data | records | spec | weights | precision | recall | F1 | B-cubed precision | recall |"
            + " F1 | comparisons | seconds |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Measured one : measured) {
      Quality.Pairwise pairs = one.quality().pairwise();
      Quality.BCubed bCubed = one.quality().bCubed();
      boolean isBest = f1(one) == best.getOrDefault(one.dataset(), 0.0);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %s | %s | %.4f | %.4f | %s | %.4f | %.4f | %.4f | %,d | %.1f |",
              one.dataset(),
              one.records(),
              one.spec(),
              one.weights() == Weights.WRITTEN ? "as written" : "trained",
              pairs.precision(),
              pairs.recall(),
              String.format(Locale.ROOT, isBest ? "**%.4f**" : "%.4f", pairs.f1()),
              bCubed.precision(),
              bCubed.recall(),
              bCubed.f1(),
              one.comparisons(),
              one.seconds()));
    }
    return lines;
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

            Every dataset is resolved by the specs of `config/specs/` that fit its files: with the weights as written in the spec (where
            it writes none, with rough ones that every comparison gets), and with weights trained on the same records **without the
            truth**. Training sees no truth; the specs were written by people, and some were changed after their mistakes had been
            looked at: `src/docs/decisions/0017-specs-of-the-quality-table.md` says which, how often, and what it moved. Bold is the
            best for a dataset. Seconds are of resolving in memory, and of training too where weights are trained. `demo` is what
            `./tributary generate` makes.

            """,
            version,
            Runtime.version(),
            machine.availableProcessors(),
            System.getProperty("os.arch"),
            machine.maxMemory() >> 20);
    return about + String.join("\n", lines(measured)) + "\n";
  }
}
