package dev.tributary.cli.bench;

import dev.tributary.cli.bench.QualityBench.Measured;
import dev.tributary.cli.bench.QualityBench.Weights;
import dev.tributary.evaluation.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes measurements as a table of Markdown, which is readable as text too. */
final class QualityTable {
  private QualityTable() {}

  static List<String> lines(List<Measured> measured) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| data | records | spec | weights | precision | recall | F1 | B-cubed precision | recall | F1 | comparisons | seconds |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Measured one : measured) {
      Quality.Pairwise pairs = one.quality().pairwise();
      Quality.BCubed bCubed = one.quality().bCubed();
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %s | %s | %.4f | %.4f | **%.4f** | %.4f | %.4f | %.4f | %,d | %.1f |",
              one.dataset(),
              one.records(),
              one.spec(),
              one.weights() == Weights.WRITTEN ? "as written" : "trained",
              pairs.precision(),
              pairs.recall(),
              pairs.f1(),
              bCubed.precision(),
              bCubed.recall(),
              bCubed.f1(),
              one.comparisons(),
              one.seconds()));
    }
    return lines;
  }
}
