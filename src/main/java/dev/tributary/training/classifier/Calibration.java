package dev.tributary.training.classifier;

import dev.tributary.scoring.PairModel;

/**
 * A straight line through log odds that makes probabilities of them (J. Platt, 1999): fitted on
 * pairs that the model has not learned from, as it is too sure of the others.
 *
 * @param slope above 0
 */
record Calibration(double slope, double shift) {
  static final Calibration NONE = new Calibration(1, 0);

  private static final int MOST_STEPS = 100;
  private static final double ENOUGH = 1e-10;
  private static final double STEADYING = 1e-9;

  double of(double logOdds) {
    return slope * logOdds + shift;
  }

  /**
   * Fits the line.
   *
   * @return no change, where higher log odds do not mean more matches
   */
  static Calibration fit(double[] logOdds, boolean[] matches) {
    double positives = 0;
    for (boolean match : matches) {
      positives += match ? 1 : 0;
    }
    // Targets short of 0 and 1 keep the slope finite where the model makes no mistake.
    double ofMatch = (positives + 1) / (positives + 2);
    double ofOther = 1 / (matches.length - positives + 2);
    double slope = 1;
    double shift = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double gradientSlope = 0;
      double gradientShift = 0;
      double slopeSlope = STEADYING;
      double slopeShift = 0;
      double shiftShift = STEADYING;
      for (int i = 0; i < matches.length; i++) {
        double probability = PairModel.logistic(slope * logOdds[i] + shift);
        double error = (matches[i] ? ofMatch : ofOther) - probability;
        double weight = probability * (1 - probability);
        gradientSlope += error * logOdds[i];
        gradientShift += error;
        slopeSlope += weight * logOdds[i] * logOdds[i];
        slopeShift += weight * logOdds[i];
        shiftShift += weight;
      }
      double determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
      double bySlope = (gradientSlope * shiftShift - gradientShift * slopeShift) / determinant;
      double byShift = (gradientShift * slopeSlope - gradientSlope * slopeShift) / determinant;
      double length = Math.min(1, 1 / Math.max(Math.abs(bySlope), STEADYING));
      slope += length * bySlope;
      shift += length * byShift;
      if (Math.abs(bySlope) + Math.abs(byShift) < ENOUGH) {
        break;
      }
    }
    boolean usable = slope > 0 && Double.isFinite(slope) && Double.isFinite(shift);
    return usable ? new Calibration(slope, shift) : NONE;
  }
}
