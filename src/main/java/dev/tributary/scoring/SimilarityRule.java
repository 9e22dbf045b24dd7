package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Matches by the similarity itself where that reaches the threshold, and not at all below it.
 *
 * @param similarity symmetric, from 0 to 1, 1 for equal values
 */
public record SimilarityRule(
    String name,
    int slot,
    double weight,
    ToDoubleBiFunction<String, String> similarity,
    double threshold)
    implements Rule {
  public SimilarityRule {
    ScorePart.checkWeight(name, weight);
    ScorePart.checkThreshold(name, threshold);
  }

  @Override
  public double match(Features a, Features b) {
    if (!ScorePart.isFilled(slot, a, b)) {
      return Double.NaN;
    }
    double best = ValuePairs.best(a.values(slot), b.values(slot), similarity);
    return best >= threshold ? best : 0;
  }

  @Override
  public double ceiling(Features a, Features b) {
    return ScorePart.isFilled(slot, a, b) ? weight : 0;
  }

  @Override
  public PartExplanation explain(Features a, Features b) {
    List<Integer> slots = List.of(slot);
    double match = match(a, b);
    return Double.isNaN(match)
        ? PartExplanation.skipped(name, slots)
        : PartExplanation.ofRule(
            this,
            slots,
            ValuePairs.evidence(a.values(slot), b.values(slot), similarity),
            ValuePairs.best(a.values(slot), b.values(slot), similarity),
            match,
            List.of());
  }
}
