package dev.tributary.model;

/** How two records are tied: what kind of evidence stands behind a candidate pair. */
public enum Tier {
  /** A deterministic key of the layered policy: certain. */
  KEY,
  /** A score at or above the match threshold. */
  MATCH,
  /** A shared anchor, as an email or a phone, that is not enough alone. */
  ANCHOR,
  /** Profiles that are alike, without an anchor. */
  PERSONA,
  /** A score between the review threshold and the match threshold. */
  REVIEW
}
