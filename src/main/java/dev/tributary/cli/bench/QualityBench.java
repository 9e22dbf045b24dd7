package dev.tributary.cli.bench;

import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BatchResolution;
import dev.tributary.batch.BatchResolver;
import dev.tributary.cli.bench.SpecFile.Kind;
import dev.tributary.cli.feed.SourceRecords;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.evaluation.Mistakes;
import dev.tributary.evaluation.Quality;
import dev.tributary.model.SourceChange;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.training.Labels;
import dev.tributary.training.Trainer;
import dev.tributary.training.TrainingOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Resolves datasets by the specs that fit them, and compares with the truth. */
final class QualityBench {
  private final List<SpecFile> specs;
  private final int worst;
  private final Consumer<String> progress;

  /** Whose weights counted. */
  enum Weights {
    WRITTEN,
    TRAINED
  }

  /**
   * One line of the table.
   *
   * @param seconds of resolving, and of training where the weights are trained
   */
  record Measured(
      String dataset,
      String spec,
      Kind kind,
      Weights weights,
      Quality quality,
      Mistakes mistakes,
      long records,
      long comparisons,
      double seconds,
      List<String> warnings) {}

  /**
   * @param worst how many mistakes to look for
   */
  QualityBench(List<SpecFile> specs, int worst, Consumer<String> progress) {
    this.specs = specs;
    this.worst = worst;
    this.progress = progress;
  }

  /** Measures a dataset by every spec that fits it; empty where none does. */
  List<Measured> measure(Dataset dataset) {
    List<Measured> measured = new ArrayList<>();
    Clustering truth = Clustering.read(dataset.truth());
    for (SpecFile spec : specs) {
      if (spec.fits(dataset)) {
        List<SourceChange> changes =
            SourceRecords.changes(dataset.files(), spec.plan(), rejected -> {});
        measure(dataset.name(), spec, truth, changes, measured);
      }
    }
    return measured;
  }

  private void measure(
      String dataset,
      SpecFile spec,
      Clustering truth,
      List<SourceChange> changes,
      List<Measured> measured) {
    long start = System.nanoTime();
    BatchRecords records = BatchRecords.of(spec.plan(), changes);
    // The weights of a plain spec are none: it leaves them to training.
    if (spec.kind() != Kind.PLAIN) {
      progress.accept(dataset + " by " + spec.name() + ", weights as written");
      measured.add(measured(dataset, spec, Weights.WRITTEN, records, truth, start, List.of()));
    }
    if (!(spec.plan().scorer() instanceof FellegiSunterScorer)) {
      return;
    }
    start = System.nanoTime();
    TrainingOutcome outcome =
        Trainer.train(
            records,
            spec.plan().training(),
            Labels.of(records, Map.of()),
            step -> progress.accept(dataset + " by " + spec.name() + ", training: " + step));
    Plan trained = spec.under(ModelSource.of(outcome.model()));
    if (trained != null) {
      measured.add(
          measured(
              dataset,
              spec,
              Weights.TRAINED,
              records.under(trained),
              truth,
              start,
              outcome.warnings()));
    }
  }

  private Measured measured(
      String dataset,
      SpecFile spec,
      Weights weights,
      BatchRecords records,
      Clustering truth,
      long start,
      List<String> warnings) {
    BatchResolution resolution = BatchResolver.resolve(records);
    Clustering found = new Clustering(resolution.crosswalk());
    return new Measured(
        dataset,
        spec.name(),
        spec.kind(),
        weights,
        ClusterEvaluation.compare(truth, found),
        ClusterEvaluation.worst(truth, found, worst),
        records.size(),
        resolution.comparisons(),
        (System.nanoTime() - start) / 1e9,
        warnings);
  }
}
