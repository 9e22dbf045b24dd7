package dev.tributary.training.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.PairModel;
import dev.tributary.training.classifier.LabelledPairs.Fold;
import dev.tributary.training.classifier.LabelledPairs.Pair;
import dev.tributary.training.classifier.PairLearner.Fitted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Learners on pairs that are drawn from a known model: they find it again. */
class ClassifierLearningTest {
  private static final int PAIRS = 20_000;

  /** Pairs whose matches are drawn by the log odds of their features. */
  private static LabelledPairs drawn(
      int features, double missing, ToDoubleFunction<double[]> logOdds) {
    Random random = new Random(5);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      double[] row = new double[features];
      for (int feature = 0; feature < features; feature++) {
        row[feature] = random.nextDouble() < missing ? Double.NaN : random.nextDouble();
      }
      boolean match = random.nextDouble() < PairModel.logistic(logOdds.applyAsDouble(row));
      int first = random.nextInt(500);
      pairs.add(new Pair(first, match ? first : (first + 1) % 500, match, row));
    }
    return new LabelledPairs(pairs, 500);
  }

  private static Fitted fit(PairLearner learner, LabelledPairs pairs) {
    return learner.fit(pairs, pairs.allRows(), learner.mostStages());
  }

  private static double meanLoss(Fitted fitted, LabelledPairs pairs) {
    return IntStream.of(pairs.allRows())
        .mapToDouble(pair -> LogLoss.of(fitted.logOdds(pairs.features(pair)), pairs.isMatch(pair)))
        .average()
        .orElseThrow();
  }

  @Test
  void regressionRecoversTheCoefficientsItWasDrawnFrom() {
    LabelledPairs pairs = drawn(2, 0, row -> -3 + 5 * row[0] + 2 * row[1]);
    LogisticModel model = (LogisticModel) fit(new LogisticLearner(), pairs).model();
    assertThat(model.intercept()).isCloseTo(-3, within(0.2));
    assertThat(model.coefficients()[0]).isCloseTo(5, within(0.2));
    assertThat(model.coefficients()[1]).isCloseTo(2, within(0.2));
  }

  @Test
  void regressionLearnsWhatAMissingValueMeans() {
    LabelledPairs pairs = drawn(1, 0.3, row -> Double.isNaN(row[0]) ? 1.5 : -2 + 4 * row[0]);
    Fitted fitted = fit(new LogisticLearner(), pairs);
    assertThat(fitted.logOdds(new double[] {Double.NaN})).isCloseTo(1.5, within(0.15));
    double standsIn = fitted.missing().get(0);
    assertThat(fitted.model().probability(new double[] {standsIn}))
        .isCloseTo(PairModel.logistic(1.5), within(0.03));
  }

  @Test
  void regressionStaysFiniteWhereOneFeatureTellsAll() {
    LabelledPairs pairs = drawn(1, 0, row -> row[0] > 0.5 ? 1e6 : -1e6);
    LogisticModel model = (LogisticModel) fit(new LogisticLearner(), pairs).model();
    assertThat(model.coefficients()[0]).isPositive().isLessThan(1_000);
  }

  @Test
  void treesLearnWhatNoSumOfFeaturesSays() {
    LabelledPairs pairs = drawn(2, 0.1, ClassifierLearningTest::exclusiveOr);
    double bySum = meanLoss(fit(new LogisticLearner(), pairs), pairs);
    Fitted trees = new BoostedLearner().fit(pairs, pairs.allRows(), 60);
    assertThat(bySum).isGreaterThan(0.55);
    assertThat(meanLoss(trees, pairs)).isLessThan(0.3);
    for (int pair : pairs.allRows()) {
      double[] row = pairs.features(pair);
      assertThat(trees.model().probability(row))
          .isCloseTo(PairModel.logistic(trees.logOdds(row)), within(1e-9));
    }
  }

  private static double exclusiveOr(double[] row) {
    if (Double.isNaN(row[0]) || Double.isNaN(row[1])) {
      return -4;
    }
    return row[0] > 0.5 ^ row[1] > 0.5 ? 4 : -4;
  }

  @Test
  void everyTreeLowersTheLossOnWhatItLearnsFrom() {
    LabelledPairs pairs = drawn(3, 0.2, row -> Double.isNaN(row[1]) ? -1 : 6 * row[1] - 3);
    Fitted trees = new BoostedLearner().fit(pairs, pairs.allRows(), 30);
    double[] losses = new double[30];
    for (int pair : pairs.allRows()) {
      double[] stages = trees.stages(pairs.features(pair));
      for (int stage = 0; stage < stages.length; stage++) {
        losses[stage] += LogLoss.of(stages[stage], pairs.isMatch(pair));
      }
    }
    for (int stage = 1; stage < losses.length; stage++) {
      assertThat(losses[stage]).isLessThanOrEqualTo(losses[stage - 1]);
    }
  }

  @Test
  void calibrationTakesBackWhatAModelIsTooSureOf() {
    LabelledPairs pairs = drawn(1, 0, row -> 6 * row[0] - 4);
    double[] tooSure = new double[pairs.size()];
    boolean[] matches = new boolean[pairs.size()];
    for (int pair : pairs.allRows()) {
      tooSure[pair] = 3 * (6 * pairs.features(pair)[0] - 4) + 2;
      matches[pair] = pairs.isMatch(pair);
    }
    Calibration line = Calibration.fit(tooSure, matches);
    assertThat(line.slope()).isCloseTo(1.0 / 3, within(0.02));
    assertThat(line.shift()).isCloseTo(-2.0 / 3, within(0.1));
    double[] calibrated = Arrays.stream(tooSure).map(line::of).toArray();
    assertThat(HeldOut.of(calibrated, matches).calibrationError()).isLessThan(0.015);
    assertThat(HeldOut.of(tooSure, matches).calibrationError()).isGreaterThan(0.05);
  }

  @Test
  void scaledModelsSayTheScaledLogOdds() {
    LabelledPairs pairs = drawn(2, 0.2, row -> Double.isNaN(row[0]) ? 0 : 4 * row[0] - 2);
    for (PairLearner learner : List.of(new LogisticLearner(), new BoostedLearner())) {
      Fitted fitted = learner.fit(pairs, pairs.allRows(), Math.min(5, learner.mostStages()));
      Fitted scaled = fitted.scaled(0.5, -1);
      for (int pair = 0; pair < 100; pair++) {
        double[] row = pairs.features(pair);
        assertThat(scaled.logOdds(row)).isCloseTo(0.5 * fitted.logOdds(row) - 1, within(1e-9));
      }
    }
  }

  @Test
  void noFoldLearnsFromTheEntitiesItIsJudgedBy() {
    LabelledPairs pairs = drawn(1, 0, row -> row[0]);
    int[] heldOut = new int[pairs.size()];
    for (Fold fold : pairs.folds(5, 3)) {
      boolean[] judged = new boolean[500];
      for (int pair : fold.heldOut()) {
        heldOut[pair]++;
        judged[pairs.firstEntity(pair)] = true;
      }
      for (int pair : fold.learned()) {
        assertThat(judged[pairs.firstEntity(pair)]).isFalse();
      }
      assertThat(fold.heldOut().length).isBetween(pairs.size() / 8, pairs.size() / 3);
    }
    assertThat(heldOut).containsOnly(1);
  }
}
