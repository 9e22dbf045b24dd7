package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.report.ClassifierReport;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.spec.PairModelDraft;
import dev.tributary.spec.Plan;
import dev.tributary.training.Labels;
import dev.tributary.training.classifier.ClassifierOutcome;
import dev.tributary.training.classifier.ClassifierTrainer;
import dev.tributary.training.classifier.ClassifierTrainer.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains the model that a rule of type {@code ml} asks. */
final class ClassifierTraining {
  private final Request request;
  private final RecordInput input;
  private final Console console;

  /**
   * What is asked for.
   *
   * @param labels which records are one entity
   * @param model the id of the model; null where the spec names only one
   * @param features what it is to look at; empty for what the spec suggests
   * @param out where it goes; null for where the spec looks for it
   * @param seed null for that of the plan
   */
  record Request(
      Kind kind,
      Path labels,
      @Nullable String model,
      List<String> features,
      @Nullable Path out,
      @Nullable Long seed) {}

  ClassifierTraining(Request request, RecordInput input, Console console) {
    this.request = request;
    this.input = input;
    this.console = console;
  }

  /** Trains, writes the model, and says how good it is. */
  void run() {
    PairModelDraft draft = draft();
    Plan plan = SpecFiles.plan(draft.reading(), console);
    BatchRecords records = input.read(plan, console);
    Labels labels = LabelFile.read(request.labels(), records, input.sourceNames(), console);
    long seed = request.seed() == null ? plan.training().seed() : request.seed();
    ClassifierOutcome outcome = train(draft, records, labels, seed);
    console.clearStatus();
    Path asked = input.spec().resolveSibling(draft.file());
    Path out = request.out() == null ? asked : request.out();
    TextFiles.write(
        out, draft.write(outcome.model(), outcome.missing(), trainedFrom(records, outcome, seed)));
    ClassifierReport.lines(outcome, draft.features()).forEach(console::say);
    outcome.warnings().forEach(warning -> console.note("warning: " + warning));
    console.say("");
    console.say("The model is in " + out);
    if (!out.toAbsolutePath().normalize().equals(asked.toAbsolutePath().normalize())) {
      console.say("The spec looks for it in " + asked);
    }
  }

  private PairModelDraft draft() {
    try {
      return SpecFiles.pairModelDraft(input.spec(), request.model(), request.features());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badData(input.spec() + ": " + e.getMessage(), e);
    }
  }

  private ClassifierOutcome train(
      PairModelDraft draft, BatchRecords records, Labels labels, long seed) {
    try {
      return ClassifierTrainer.train(
          records, labels, draft.features(), request.kind(), seed, console::status);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    }
  }

  private static Map<String, Long> trainedFrom(
      BatchRecords records, ClassifierOutcome outcome, long seed) {
    Map<String, Long> from = new LinkedHashMap<>();
    from.put("seed", seed);
    from.put("records", (long) records.size());
    from.put("pairs", (long) outcome.heldOut().pairs());
    from.put("matches", (long) outcome.heldOut().matches());
    return from;
  }
}
