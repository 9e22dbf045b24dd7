package dev.tributary.training.classifier;

import dev.tributary.scoring.PairModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a model does on pairs that it has not learned from.
 *
 * @param pairs how many there are
 * @param matches how many of them match
 * @param logLoss mean, natural logarithm
 * @param logLossOfShare what it would be for one who only knows the share of matches
 * @param brier the mean squared error of the probabilities
 * @param precision at a probability of one half
 * @param recall at a probability of one half, of the matches among candidates
 * @param bins how often pairs match by what the model said of them, rising
 */
public record HeldOut(
    int pairs,
    int matches,
    double logLoss,
    double logLossOfShare,
    double brier,
    double precision,
    double recall,
    List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * The pairs of a tenth of all probabilities.
   *
   * @param predicted their mean probability
   * @param observed the share of them that match
   */
  public record Bin(int pairs, double predicted, double observed) {}

  /** The harmonic mean of precision and recall at one half. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** How far probabilities are from what happens, on the mean of all pairs: 0 to 1. */
  public double calibrationError() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.pairs() * Math.abs(bin.predicted() - bin.observed());
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  static HeldOut of(double[] logOdds, boolean[] matches) {
    int[] inBin = new int[BINS];
    double[] predicted = new double[BINS];
    double[] observed = new double[BINS];
    double loss = 0;
    double brier = 0;
    int positives = 0;
    int said = 0;
    int hits = 0;
    for (int i = 0; i < matches.length; i++) {
      double probability = PairModel.logistic(logOdds[i]);
      double truth = matches[i] ? 1 : 0;
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      inBin[bin]++;
      predicted[bin] += probability;
      observed[bin] += truth;
      loss += LogLoss.of(logOdds[i], matches[i]);
      brier += (truth - probability) * (truth - probability);
      positives += matches[i] ? 1 : 0;
      said += probability >= 0.5 ? 1 : 0;
      hits += probability >= 0.5 && matches[i] ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (inBin[bin] > 0) {
        bins.add(new Bin(inBin[bin], predicted[bin] / inBin[bin], observed[bin] / inBin[bin]));
      }
    }
    int all = matches.length;
    return new HeldOut(
        all,
        positives,
        loss / Math.max(1, all),
        entropy((double) positives / Math.max(1, all)),
        brier / Math.max(1, all),
        said == 0 ? 1 : (double) hits / said,
        positives == 0 ? 1 : (double) hits / positives,
        bins);
  }

  private static double entropy(double share) {
    return share <= 0 || share >= 1
        ? 0
        : -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  }
}
