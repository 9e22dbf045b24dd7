package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.cli.report.QualityReport;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.evaluation.Mistakes;
import dev.tributary.evaluation.Quality;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary evaluate}: how well a clustering agrees with the truth. */
@Command(
    name = "evaluate",
    header = "Compares resolved records with the truth: pairwise, B-cubed, exact clusters.",
    description = {
      "Both files are CSV with the columns source, id and entity. Records that only one of them has"
          + " are counted and left out of the figures."
    },
    footerHeading = "%nExample:%n",
    footer = "  tributary evaluate --truth truth.csv --clusters resolved/crosswalk.csv --worst 5")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description = "Which records truly belong together.")
  private Path truthFile = Path.of("");

  @Option(
      names = "--clusters",
      paramLabel = "FILE",
      required = true,
      description = "Which records were put together, such as crosswalk.csv.")
  private Path clustersFile = Path.of("");

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "0",
      description = "Show the N worst clusters, of those wrongly merged and of those split.")
  private int worst;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Clustering truth = read(truthFile);
    Clustering found = read(clustersFile);
    Quality quality = ClusterEvaluation.compare(truth, found);
    if (quality.recordsCompared() == 0) {
      throw CommandFailure.badData(
          "%s and %s have no record in common; compare their columns source and id"
              .formatted(truthFile, clustersFile),
          null);
    }
    Mistakes mistakes = ClusterEvaluation.worst(truth, found, Math.max(0, worst));
    Console console = standard.console();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode node = QualityReport.json(quality);
      if (worst > 0) {
        node.set("worst", QualityReport.json(mistakes));
      }
      console.say(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } else {
      QualityReport.lines(quality).forEach(console::say);
      QualityReport.lines(mistakes).forEach(console::say);
    }
    return ExitCode.OK;
  }

  /** Reads a clustering that the user named. */
  static Clustering read(Path file) {
    try {
      return Clustering.read(file);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw CommandFailure.badData(String.valueOf(e.getMessage()), e);
    }
  }
}
