package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * What a trained model looks at: how alike the values of a slot are, of several the best pair.
 *
 * @param similarity symmetric, from 0 to 1, 1 for equal values
 * @param missing what stands in where a record lacks the value; NaN for nothing
 */
public record PairFeature(
    String name, int slot, ToDoubleBiFunction<String, String> similarity, double missing) {

  boolean isThere(Features a, Features b) {
    return ScorePart.isFilled(slot, a, b);
  }

  /** How alike two records are, from 0 to 1; NaN where one of them lacks the value. */
  public double likeness(Features a, Features b) {
    return isThere(a, b) ? ValuePairs.best(a.values(slot), b.values(slot), similarity) : Double.NaN;
  }

  double of(Features a, Features b) {
    double likeness = likeness(a, b);
    return Double.isNaN(likeness) ? missing : likeness;
  }

  List<PartExplanation.ValuePair> evidence(Features a, Features b) {
    return ValuePairs.evidence(a.values(slot), b.values(slot), similarity);
  }
}
