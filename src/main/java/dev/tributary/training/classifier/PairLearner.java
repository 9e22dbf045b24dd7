package dev.tributary.training.classifier;

import dev.tributary.scoring.PairModel;
import java.util.List;

/** A way to learn a model of pairs from examples. */
interface PairLearner {
  /** How many stages of refinement it knows; 1 where there is only the finished model. */
  int mostStages();

  /**
   * Learns from some pairs.
   *
   * @param rows the numbers of the pairs
   * @param stages how far to go, 1 to {@link #mostStages}
   */
  Fitted fit(LabelledPairs pairs, int[] rows, int stages);

  /** What was learned. */
  interface Fitted {
    /** The log odds (natural) of a pair after each stage, the last being what counts. */
    double[] stages(double[] features);

    /** The same model with log odds of {@code slope * logOdds + shift}. */
    Fitted scaled(double slope, double shift);

    PairModel model();

    /** By feature, what stands in where a record lacks the value; NaN for nothing. */
    List<Double> missing();

    default double logOdds(double[] features) {
      double[] stages = stages(features);
      return stages[stages.length - 1];
    }
  }
}
