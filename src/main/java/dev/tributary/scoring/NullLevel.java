package dev.tributary.scoring;

/**
 * The level of pairs of which either record lacks the value, where that itself is evidence. A
 * comparison without one takes a missing value for no evidence at all.
 */
public record NullLevel(Evidence evidence) implements ComparisonLevel {}
