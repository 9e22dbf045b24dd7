package dev.tributary.scoring;

import dev.tributary.model.Features;

/** One summand of a score. */
interface ScorePart {
  /** The largest weight of a part; with it, totals stay exact to nine decimals. */
  double MAX_WEIGHT = 1000;

  String name();

  /** What the pair contributes to the total; NaN where there was nothing to compare. */
  double contribution(Features a, Features b);

  /**
   * A cheap upper bound of the contribution, taking a skipped part for 0: it looks at which values
   * are there, not at what they are.
   */
  double ceiling(Features a, Features b);

  /** What the part found, for people: as {@link #contribution}, and slower. */
  PartExplanation explain(Features a, Features b);

  static void checkWeight(String name, double weight) {
    if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          name + ": a weight lies between 0 and " + MAX_WEIGHT + ", but is " + weight);
    }
  }

  static void checkThreshold(String name, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          name + ": a similarity threshold lies between 0 and 1, but is " + threshold);
    }
  }

  /** Says whether a comparison of the slot has something to compare. */
  static boolean isFilled(int slot, Features a, Features b) {
    return !a.isEmpty(slot) && !b.isEmpty(slot);
  }
}
