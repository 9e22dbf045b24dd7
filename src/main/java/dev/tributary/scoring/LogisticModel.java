package dev.tributary.scoring;

/**
 * A logistic regression: the log odds of a match are the intercept plus the sum of coefficient
 * times feature. A feature that is missing adds nothing, unless its {@link PairFeature} says what
 * stands in for it.
 */
public final class LogisticModel implements PairModel {
  private final double intercept;
  private final double[] coefficients;

  /** Natural logarithms; all numbers finite. */
  public LogisticModel(double intercept, double[] coefficients) {
    this.intercept = intercept;
    this.coefficients = coefficients.clone();
    boolean finite = Double.isFinite(intercept);
    for (double coefficient : coefficients) {
      finite &= Double.isFinite(coefficient);
    }
    if (!finite) {
      throw new IllegalArgumentException("intercept and coefficients have to be finite numbers");
    }
  }

  /** The log odds where every feature is 0. */
  public double intercept() {
    return intercept;
  }

  /** By feature, what a likeness of 1 adds to the log odds. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public double probability(double[] features) {
    double logOdds = intercept;
    for (int i = 0; i < coefficients.length; i++) {
      logOdds += Double.isNaN(features[i]) ? 0 : coefficients[i] * features[i];
    }
    return PairModel.logistic(logOdds);
  }

  @Override
  public int featureCount() {
    return coefficients.length;
  }
}
