package dev.tributary.scoring;

/**
 * The level of pairs whose values stand exchanged, such as first and last name: each record's value
 * of the comparison's slot is at least this similar to the other's value of the other slot.
 */
public record CrossLevel(int otherSlot, double threshold, Evidence evidence)
    implements ComparisonLevel {
  public CrossLevel {
    ScorePart.checkThreshold("level", threshold);
  }

  public CrossLevel(int otherSlot, double threshold, double m, double u) {
    this(otherSlot, threshold, Evidence.of(m, u));
  }
}
