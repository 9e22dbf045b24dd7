package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.ModelFile;
import dev.tributary.spec.Plan;
import dev.tributary.spec.TrainingSettings;
import dev.tributary.training.Labels;
import dev.tributary.training.Trainer;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.report.TrainingPage;
import dev.tributary.training.report.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary train}: learns the weights of a spec from records. */
@Command(
    name = "train",
    header = "Learns how much each comparison level counts, from records and without labels.",
    description = {
      "Estimates u on random pairs, m by expectation-maximisation over blocked pairs, and the prior;"
          + " counts how common values are. Name the model in the spec under decision.scoring.model,"
          + " by its path from the spec. It holds values of fields with term_frequency: keep it as"
          + " safe as the records.",
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary train --spec config/specs/febrl.yml --source febrl=people.csv \\",
      "    --out model.json --report training.html",
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private RecordFiles files = new RecordFiles();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "CSV with source, id and entity of records of which the truth is known.")
  private @Nullable Path labelsFile;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The model.")
  private Path out = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "An HTML page with charts; by default beside the model.")
  private @Nullable Path report;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed, spec and records make the same model; default from the spec.")
  private @Nullable Long seed;

  @Override
  public Integer call() {
    Console console = standard.console();
    Plan plan = SpecFiles.untrainedPlan(files.spec(), console);
    BatchRecords records = files.read(plan, console);
    TrainingSettings settings = plan.training();
    TrainingOutcome outcome =
        train(records, seed == null ? settings : settings.withSeed(seed), console);
    console.clearStatus();
    Path page = report == null ? besideModel() : report;
    write(out, ModelFile.write(outcome.model()));
    write(page, TrainingPage.of(outcome));
    TrainingSummary.lines(outcome).forEach(console::say);
    outcome.warnings().forEach(warning -> console.note("warning: " + warning));
    console.say("");
    console.say("The model is in " + out + ", charts are in " + page);
    return ExitCode.OK;
  }

  private TrainingOutcome train(BatchRecords records, TrainingSettings settings, Console console) {
    Map<RecordKey, String> known =
        labelsFile == null ? Map.of() : EvaluateCommand.read(labelsFile).entities();
    try {
      return Trainer.train(records, settings, Labels.of(records, known), console::status);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    }
  }

  private Path besideModel() {
    String name = String.valueOf(out.getFileName());
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return out.resolveSibling(stem + ".html");
  }

  private static void write(Path file, String text) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandFailure.unavailable("cannot write " + file + ": " + e, e);
    }
  }
}
