package dev.tributary.model;

/**
 * The outcome of comparing two records: a total in the unit of the scoring strategy (a sum of rule
 * weights, or a match weight in log2), and what each rule or comparison contributed to it.
 *
 * @param total what the thresholds are compared with
 * @param parts one contribution per rule or comparison in the order of the spec; {@link Float#NaN}
 *     where it had nothing to compare
 */
public record PairScore(double total, float[] parts) {}
