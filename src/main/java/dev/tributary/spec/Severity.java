package dev.tributary.spec;

/** How much a problem of a spec matters. */
public enum Severity {
  /** The spec cannot be used. */
  ERROR,
  /** The spec can be used, but probably does not do what its author thinks. */
  WARNING,
  /** Worth knowing: mostly a known setting that has no effect yet. */
  NOTE
}
