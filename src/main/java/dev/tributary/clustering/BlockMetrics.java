package dev.tributary.clustering;

/** Is told what happens in the blocks, so that it can be counted and logged. */
public interface BlockMetrics {
  /** A candidate pair was compared. */
  default void compared() {}

  /** A comparison under a rule's block threw; the report says that something is missing. */
  default void failed(int rule, RuntimeException cause) {}

  /** A block of this rule passed its cap and contributes nothing until it shrinks. */
  default void saturated(int rule, int members) {}

  /** A block of this rule is under its cap again. */
  default void relieved(int rule) {}
}
