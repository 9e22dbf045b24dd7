package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.ModelFile;
import dev.tributary.spec.Plan;
import dev.tributary.spec.TrainingSettings;
import dev.tributary.training.Labels;
import dev.tributary.training.Trainer;
import dev.tributary.training.TrainingOutcome;
import dev.tributary.training.classifier.ClassifierTrainer;
import dev.tributary.training.report.TrainingPage;
import dev.tributary.training.report.TrainingSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary train}: learns the weights of a spec from records. */
@Command(
    name = "train",
    header = "Learns what comparisons count, without labels; or a model of pairs, from labels.",
    description = {
      "Estimates u on random pairs, m by expectation-maximisation over blocked pairs, and the prior;"
          + " counts how common values are. Name the model in the spec under decision.scoring.model,"
          + " by its path from the spec. It holds values of fields with term_frequency: keep it as"
          + " safe as the records.",
      "",
      "With --kind logistic_regression or boosted_trees it trains, from --labels, the model that a"
          + " rule of type ml asks; a fifth of the labelled entities at a time is held out to say how"
          + " good it is.",
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary train --spec config/specs/febrl.yml --source febrl=people.csv \\",
      "    --out model.json --report training.html",
      "  tributary train --spec config/specs/models.yml --source records=guides.csv \\",
      "    --labels labels.csv --kind boosted_trees",
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private RecordInput input = new RecordInput();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "weights",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Kind kind = Kind.WEIGHTS;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "CSV with source, id and entity of records of which the truth is known; or of pairs, as"
              + " export --what feedback writes it.")
  private @Nullable Path labelsFile;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The model. One for a rule goes by default to where the spec looks for it.")
  private @Nullable Path out;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Of weights an HTML page with charts; by default beside the model.")
  private @Nullable Path report;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed, spec and records make the same model; default from the spec.")
  private @Nullable Long seed;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Which model of rules to train, where the spec names several.")
  private @Nullable String model;

  @Option(
      names = "--feature",
      paramLabel = "ATTRIBUTE[:COMPARATOR]",
      description =
          "What a model of rules looks at; several times for several. By default the fields of its"
              + " rule, or what the other rules compare, or every attribute.")
  private List<String> features = List.of();

  /** What is trained. */
  enum Kind {
    WEIGHTS,
    LOGISTIC_REGRESSION,
    BOOSTED_TREES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    if (kind == Kind.WEIGHTS) {
      trainWeights(standard.console());
    } else {
      trainClassifier(standard.console());
    }
    return ExitCode.OK;
  }

  private void trainClassifier(Console console) {
    if (labelsFile == null) {
      throw CommandFailure.usage(
          "--kind " + kind + " learns from labels: name a file with --labels");
    }
    if (report != null) {
      throw CommandFailure.usage("--report is for weights; what a model reaches is printed");
    }
    ClassifierTrainer.Kind of =
        kind == Kind.LOGISTIC_REGRESSION
            ? ClassifierTrainer.Kind.LOGISTIC
            : ClassifierTrainer.Kind.BOOSTED_TREES;
    new ClassifierTraining(
            new ClassifierTraining.Request(of, labelsFile, model, features, out, seed),
            input,
            console)
        .run();
  }

  private void trainWeights(Console console) {
    if (out == null) {
      throw CommandFailure.usage("--out is missing: where the model goes");
    }
    if (model != null || !features.isEmpty()) {
      throw CommandFailure.usage(
          "--model and --feature are for --kind logistic_regression and boosted_trees");
    }
    Plan plan = SpecFiles.untrainedPlan(input.spec(), console);
    BatchRecords records = input.read(plan, console);
    TrainingSettings settings = plan.training();
    TrainingOutcome outcome =
        train(records, seed == null ? settings : settings.withSeed(seed), console);
    console.clearStatus();
    Path page = report == null ? beside(out) : report;
    TextFiles.write(out, ModelFile.write(outcome.model()));
    TextFiles.write(page, TrainingPage.of(outcome));
    TrainingSummary.lines(outcome).forEach(console::say);
    outcome.warnings().forEach(warning -> console.note("warning: " + warning));
    console.say("");
    console.say("The model is in " + out + ", charts are in " + page);
  }

  private TrainingOutcome train(BatchRecords records, TrainingSettings settings, Console console) {
    Labels labels =
        labelsFile == null
            ? Labels.of(records, Map.of())
            : LabelFile.read(labelsFile, records, input.sourceNames(), console);
    try {
      return Trainer.train(records, settings, labels, console::status);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    }
  }

  /** A page of the model's name. */
  private static Path beside(Path model) {
    String name = String.valueOf(model.getFileName());
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return model.resolveSibling(stem + ".html");
  }
}
