package dev.tributary.cli.report;

import dev.tributary.scoring.BoostedTrees;
import dev.tributary.scoring.DecisionTree;
import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.PairFeature;
import dev.tributary.training.classifier.ClassifierOutcome;
import dev.tributary.training.classifier.HeldOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a trained model of pairs looks at and how good it is, in lines for a terminal. */
public final class ClassifierReport {
  private ClassifierReport() {}

  public static List<String> lines(ClassifierOutcome outcome, List<PairFeature> features) {
    List<String> lines = new ArrayList<>();
    if (outcome.model() instanceof LogisticModel logistic) {
      lines.add(format("%-40s %12s %12s", "feature", "coefficient", "if missing"));
      for (int i = 0; i < features.size(); i++) {
        double coefficient = logistic.coefficients()[i];
        lines.add(
            format(
                "%-40s %+12.3f %+12.3f",
                features.get(i).name(), coefficient, coefficient * outcome.missing().get(i)));
      }
      lines.add(format("%-40s %+12.3f", "intercept", logistic.intercept()));
    } else if (outcome.model() instanceof BoostedTrees boosted) {
      lines.add(format("%-40s %12s", "feature", "splits"));
      long[] splits = splits(boosted, features.size());
      for (int i = 0; i < splits.length; i++) {
        lines.add(format("%-40s %,12d", features.get(i).name(), splits[i]));
      }
      lines.add(format("%,d trees", outcome.stages()));
    }
    lines.add("");
    addHeldOut(outcome.heldOut(), lines);
    return lines;
  }

  private static void addHeldOut(HeldOut held, List<String> lines) {
    lines.add(
        format(
            "held out, each fifth of the labelled entities once: %,d candidate pairs, of which %,d match",
            held.pairs(), held.matches()));
    lines.add(
        format(
            "at a probability of 0.5: precision %.4f, recall %.4f, F1 %.4f",
            held.precision(), held.recall(), held.f1()));
    lines.add(
        format(
            "log loss %.4f (by the share of matches alone %.4f), Brier score %.4f, calibration error %.4f",
            held.logLoss(), held.logLossOfShare(), held.brier(), held.calibrationError()));
    lines.add(format("%10s %14s %14s", "pairs", "said", "match indeed"));
    for (HeldOut.Bin bin : held.bins()) {
      lines.add(format("%,10d %14.3f %14.3f", bin.pairs(), bin.predicted(), bin.observed()));
    }
  }

  private static long[] splits(BoostedTrees boosted, int features) {
    long[] splits = new long[features];
    for (DecisionTree tree : boosted.trees()) {
      for (int feature : tree.feature()) {
        if (feature != DecisionTree.LEAF) {
          splits[feature]++;
        }
      }
    }
    return splits;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
