package dev.tributary.scoring;

import dev.tributary.model.Features;

/** Matches fully where the two records share a value, as {@link ExactMatch} reads it. */
public record ExactRule(String name, int slot, double weight) implements Rule {
  public ExactRule {
    ScorePart.checkWeight(name, weight);
  }

  @Override
  public double contribution(Features a, Features b) {
    if (!ScorePart.isFilled(slot, a, b)) {
      return Double.NaN;
    }
    return ValuePairs.agree(a.values(slot), b.values(slot)) ? weight : 0;
  }

  @Override
  public double ceiling(Features a, Features b) {
    return ScorePart.isFilled(slot, a, b) ? weight : 0;
  }
}
