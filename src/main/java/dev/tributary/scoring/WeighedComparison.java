package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.function.ToDoubleBiFunction;

/** A comparison with the logarithms of its levels taken once, before millions of pairs. */
final class WeighedComparison implements ScorePart {
  private final String name;
  private final int slot;
  private final ToDoubleBiFunction<String, String> similarity;
  private final ComparisonLevel[] levels;
  private final double[] weights;
  private final double greatestWeight;

  WeighedComparison(Comparison comparison) {
    name = comparison.name();
    slot = comparison.slot();
    similarity = comparison.similarity();
    levels = comparison.levels().toArray(ComparisonLevel[]::new);
    weights = new double[levels.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < levels.length; i++) {
      weights[i] = comparison.weight() * levels[i].matchWeight();
      greatest = Math.max(greatest, weights[i]);
    }
    greatestWeight = greatest;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double contribution(Features a, Features b) {
    if (!ScorePart.isFilled(slot, a, b)) {
      return Double.NaN;
    }
    double best = ValuePairs.best(a.values(slot), b.values(slot), similarity);
    int level = 0;
    while (!reaches(levels[level], best, a, b)) {
      level++;
    }
    return weights[level];
  }

  @Override
  public double ceiling(Features a, Features b) {
    return ScorePart.isFilled(slot, a, b) ? greatestWeight : 0;
  }

  private boolean reaches(ComparisonLevel level, double best, Features a, Features b) {
    if (level instanceof SimilarityLevel similar) {
      return best >= similar.threshold();
    }
    if (level instanceof CrossLevel cross) {
      return crosses(cross, a, b) && crosses(cross, b, a);
    }
    return true;
  }

  /** Says whether the value of one is like the other slot's value of the other. */
  private boolean crosses(CrossLevel level, Features one, Features other) {
    String[] here = one.values(slot);
    String[] there = other.values(level.otherSlot());
    return there.length > 0 && ValuePairs.best(here, there, similarity) >= level.threshold();
  }
}
