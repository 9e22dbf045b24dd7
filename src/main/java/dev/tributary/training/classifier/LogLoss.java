package dev.tributary.training.classifier;

/** What a probability costs where the truth is known: the negative natural logarithm of it. */
final class LogLoss {
  private LogLoss() {}

  /** The loss of log odds, without the overflow of probabilities near 0. */
  static double of(double logOdds, boolean match) {
    double signed = match ? -logOdds : logOdds;
    return signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
  }
}
