package dev.tributary.training.classifier;

import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.PairModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression by Newton's method, with a ridge penalty: it keeps the coefficients finite
 * where the features tell all matches from all others.
 *
 * <p>That a value is missing is learned too: each feature has an indicator for it, whose
 * coefficient becomes the likeness that stands in for what is missing.
 */
final class LogisticLearner implements PairLearner {
  private static final double RIDGE = 1;
  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;
  private static final double ENOUGH = 1e-8;

  /** A feature that counts less than this still has to carry its indicator. */
  private static final double LEAST_COEFFICIENT = 1e-3;

  @Override
  public int mostStages() {
    return 1;
  }

  @Override
  public Fitted fit(LabelledPairs pairs, int[] rows, int stages) {
    int size = pairs.featureCount();
    double[] beta = new double[1 + 2 * size];
    double loss = loss(pairs, rows, beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(pairs, rows, beta);
      double length = 1;
      double[] next = moved(beta, direction, length);
      double nextLoss = loss(pairs, rows, next);
      for (int halving = 0; nextLoss > loss && halving < MOST_HALVINGS; halving++) {
        length /= 2;
        next = moved(beta, direction, length);
        nextLoss = loss(pairs, rows, next);
      }
      boolean settled = loss - nextLoss <= ENOUGH * Math.max(1, loss);
      if (nextLoss <= loss) {
        beta = next;
        loss = nextLoss;
      }
      if (settled) {
        break;
      }
    }
    return fitted(beta, size);
  }

  private static double[] moved(double[] beta, double[] direction, double length) {
    double[] moved = beta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += length * direction[i];
    }
    return moved;
  }

  /** Intercept, features, indicators of what is missing. */
  private static double[] row(double[] features) {
    double[] row = new double[1 + 2 * features.length];
    row[0] = 1;
    for (int i = 0; i < features.length; i++) {
      boolean missing = Double.isNaN(features[i]);
      row[1 + i] = missing ? 0 : features[i];
      row[1 + features.length + i] = missing ? 1 : 0;
    }
    return row;
  }

  private static double loss(LabelledPairs pairs, int[] rows, double[] beta) {
    double loss = 0;
    for (int pair : rows) {
      loss += LogLoss.of(dot(row(pairs.features(pair)), beta), pairs.isMatch(pair));
    }
    for (int i = 1; i < beta.length; i++) {
      loss += RIDGE / 2 * beta[i] * beta[i];
    }
    return loss;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] direction(LabelledPairs pairs, int[] rows, double[] beta) {
    int size = beta.length;
    double[] downhill = new double[size];
    double[][] curvature = new double[size][size];
    for (int pair : rows) {
      double[] row = row(pairs.features(pair));
      double probability = PairModel.logistic(dot(row, beta));
      double error = (pairs.isMatch(pair) ? 1 : 0) - probability;
      double weight = probability * (1 - probability);
      for (int i = 0; i < size; i++) {
        if (row[i] != 0) {
          downhill[i] += error * row[i];
          for (int j = 0; j <= i; j++) {
            curvature[i][j] += weight * row[i] * row[j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      downhill[i] -= i == 0 ? 0 : RIDGE * beta[i];
      curvature[i][i] += i == 0 ? ENOUGH : RIDGE;
    }
    return solved(curvature, downhill);
  }

  /** Solves a symmetric, positive definite system by Cholesky's method, in place. */
  private static double[] solved(double[][] matrix, double[] right) {
    int size = right.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= matrix[i][k] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }

  private static Fitted fitted(double[] beta, int size) {
    double[] coefficients = new double[size];
    List<Double> missing = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double coefficient = beta[1 + i];
      coefficients[i] =
          Math.abs(coefficient) < LEAST_COEFFICIENT
              ? Math.copySign(LEAST_COEFFICIENT, coefficient)
              : coefficient;
      missing.add(beta[1 + size + i] / coefficients[i]);
    }
    return new Regression(beta[0], coefficients, missing);
  }

  /** A fitted regression. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Regression(double intercept, double[] coefficients, List<Double> missing)
      implements Fitted {
    @Override
    public double[] stages(double[] features) {
      double sum = intercept;
      for (int i = 0; i < features.length; i++) {
        double likeness = Double.isNaN(features[i]) ? missing.get(i) : features[i];
        sum += coefficients[i] * likeness;
      }
      return new double[] {sum};
    }

    @Override
    public Fitted scaled(double slope, double shift) {
      double[] scaled = coefficients.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= slope;
      }
      return new Regression(slope * intercept + shift, scaled, missing);
    }

    @Override
    public PairModel model() {
      return new LogisticModel(intercept, coefficients);
    }
  }
}
