package dev.tributary.clustering;

/**
 * Names one move of a component: the partition that sends it and that partition's serial number.
 */
public record MoveId(int partition, long serial) {}
