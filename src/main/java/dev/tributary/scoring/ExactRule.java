package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Matches fully where the two records share a value.
 *
 * @param same symmetric; says whether two values are one
 */
public record ExactRule(String name, int slot, double weight, BiPredicate<String, String> same)
    implements Rule {
  public ExactRule {
    ScorePart.checkWeight(name, weight);
  }

  @Override
  public double match(Features a, Features b) {
    if (!ScorePart.isFilled(slot, a, b)) {
      return Double.NaN;
    }
    return ValuePairs.agree(a.values(slot), b.values(slot), same) ? 1 : 0;
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
            ValuePairs.evidence(a.values(slot), b.values(slot), (x, y) -> same.test(x, y) ? 1 : 0),
            match,
            match,
            List.of());
  }
}
