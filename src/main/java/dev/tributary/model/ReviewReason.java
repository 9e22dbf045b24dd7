package dev.tributary.model;

/** Why a person should look at a pair, the most particular reason first. */
public enum ReviewReason {
  /** The record fits several entities about equally well. */
  MULTI_MATCH,
  /** What the two share is shared by others too, or is not enough alone. */
  AMBIGUOUS_ANCHOR,
  /** The evidence is good enough, but a guard or a layer of the policy keeps the two apart. */
  POLICY,
  /** The score is too low to match and too high to be ignored. */
  LOW_CONFIDENCE;

  /** The reason of a pair that does not match by itself. */
  public static ReviewReason of(Tier tier) {
    return tier == Tier.ANCHOR ? AMBIGUOUS_ANCHOR : LOW_CONFIDENCE;
  }
}
