package dev.tributary.model;

/**
 * The tier of a candidate pair and its place there.
 *
 * @param rank among the keys of {@link Tier#KEY}, 0 for the first; 0 in all other tiers
 */
public record Tie(Tier tier, int rank) {
  public static final Tie MATCH = new Tie(Tier.MATCH, 0);
  public static final Tie REVIEW = new Tie(Tier.REVIEW, 0);
  public static final Tie ANCHOR = new Tie(Tier.ANCHOR, 0);
  public static final Tie PERSONA = new Tie(Tier.PERSONA, 0);

  /** A match by a deterministic key, given its place among the keys. */
  public static Tie key(int rank) {
    return new Tie(Tier.KEY, rank);
  }

  public boolean isKey() {
    return tier == Tier.KEY;
  }
}
