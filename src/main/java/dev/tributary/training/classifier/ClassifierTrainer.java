package dev.tributary.training.classifier;

import dev.tributary.batch.BatchRecords;
import dev.tributary.scoring.PairFeature;
import dev.tributary.training.Labels;
import dev.tributary.training.TrainingProgress;
import dev.tributary.training.classifier.LabelledPairs.Fold;
import dev.tributary.training.classifier.PairLearner.Fitted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a model of pairs from labels.
 *
 * <p>The labelled entities are divided into folds. A model learned without the entities of a fold
 * judges its pairs: these judgements say how many trees are best, what the log odds are worth as
 * probabilities, and how good the model is. Then one model learns from all pairs.
 */
public final class ClassifierTrainer {
  /** More pairs than this are sampled. */
  public static final int MOST_PAIRS = 100_000;

  private static final int FOLDS = 5;
  private static final int FEWEST_OF_A_KIND = 10;
  private static final int FEW_OF_A_KIND = 100;

  private final LabelledPairs pairs;
  private final PairLearner learner;
  private final TrainingProgress progress;
  private final List<Fold> folds;
  private final boolean[] matches;

  private ClassifierTrainer(
      LabelledPairs pairs, PairLearner learner, long seed, TrainingProgress progress) {
    this.pairs = pairs;
    this.learner = learner;
    this.progress = progress;
    this.folds = pairs.folds(FOLDS, seed);
    this.matches = new boolean[pairs.size()];
    for (int pair = 0; pair < matches.length; pair++) {
      matches[pair] = pairs.isMatch(pair);
    }
  }

  /** Which model to learn. */
  public enum Kind {
    LOGISTIC,
    BOOSTED_TREES;

    private PairLearner learner() {
      return this == LOGISTIC ? new LogisticLearner() : new BoostedLearner();
    }
  }

  /**
   * Trains a model.
   *
   * @param features what it looks at, by slots of the records' plan
   * @param seed of all random choices: the same seed, records and labels make the same model
   * @throws IllegalArgumentException where the labels are too few to learn from
   */
  public static ClassifierOutcome train(
      BatchRecords records,
      Labels labels,
      List<PairFeature> features,
      Kind kind,
      long seed,
      TrainingProgress progress) {
    progress.next("comparing labelled pairs");
    LabelledPairs pairs = LabelledPairs.of(records, labels, features, MOST_PAIRS, seed);
    int ofMatches = pairs.matchCount();
    int ofOthers = pairs.size() - ofMatches;
    if (ofMatches < FEWEST_OF_A_KIND || ofOthers < FEWEST_OF_A_KIND) {
      throw new IllegalArgumentException(
          ("among the candidate pairs, labels tell %d that match and %d that do not; a model needs"
                  + " %d of each at least: label more records, or widen the blocking")
              .formatted(ofMatches, ofOthers, FEWEST_OF_A_KIND));
    }
    List<String> warnings = new ArrayList<>();
    if (Math.min(ofMatches, ofOthers) < FEW_OF_A_KIND) {
      warnings.add(
          "labels tell %,d candidate pairs that match and %,d that do not: the held-out figures are rough"
              .formatted(ofMatches, ofOthers));
    }
    return new ClassifierTrainer(pairs, kind.learner(), seed, progress)
        .run(labels.matchingPairs(), warnings);
  }

  private ClassifierOutcome run(long labelledMatches, List<String> warnings) {
    double[][] stages = new double[pairs.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      progress.next("learning, with fold %d of %d held out".formatted(fold + 1, FOLDS));
      Fitted fitted = learner.fit(pairs, folds.get(fold).learned(), learner.mostStages());
      for (int pair : folds.get(fold).heldOut()) {
        stages[pair] = fitted.stages(pairs.features(pair));
      }
    }
    int stage = bestStage(stages);
    double[] logOdds = Arrays.stream(stages).mapToDouble(of -> of[stage]).toArray();
    HeldOut heldOut = HeldOut.of(calibratedApart(logOdds), matches);
    if (heldOut.logLoss() >= heldOut.logLossOfShare()) {
      warnings.add(
          "held-out pairs are judged no better than by the share of matches alone: these features"
              + " say nothing, or the labels are wrong");
    }
    progress.next("learning from all labelled pairs");
    Calibration calibration = Calibration.fit(logOdds, matches);
    Fitted whole =
        learner
            .fit(pairs, pairs.allRows(), stage + 1)
            .scaled(calibration.slope(), calibration.shift());
    return new ClassifierOutcome(
        whole.model(), whole.missing(), heldOut, stage + 1, labelledMatches, warnings);
  }

  /** The stage with the least loss on what was held out. */
  private int bestStage(double[][] stages) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int stage = 0; stage < learner.mostStages(); stage++) {
      double loss = 0;
      for (int pair = 0; pair < stages.length; pair++) {
        loss += LogLoss.of(stages[pair][stage], matches[pair]);
      }
      if (loss < least) {
        least = loss;
        best = stage;
      }
    }
    return best;
  }

  /** Each fold by a line that was fitted on the others, so that no pair tells of itself. */
  private double[] calibratedApart(double[] logOdds) {
    double[] calibrated = new double[logOdds.length];
    for (Fold fold : folds) {
      boolean[] held = new boolean[logOdds.length];
      Arrays.stream(fold.heldOut()).forEach(pair -> held[pair] = true);
      int[] others = Arrays.stream(pairs.allRows()).filter(pair -> !held[pair]).toArray();
      boolean[] truth = new boolean[others.length];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = matches[others[i]];
      }
      Calibration line =
          Calibration.fit(
              Arrays.stream(others).mapToDouble(pair -> logOdds[pair]).toArray(), truth);
      for (int pair : fold.heldOut()) {
        calibrated[pair] = line.of(logOdds[pair]);
      }
    }
    return calibrated;
  }
}
