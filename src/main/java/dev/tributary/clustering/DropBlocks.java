package dev.tributary.clustering;

/**
 * The blocks of older specs serve no longer.
 *
 * @param spec the number of the oldest spec that is in force
 */
public record DropBlocks(int spec) implements BlockingMessage {}
