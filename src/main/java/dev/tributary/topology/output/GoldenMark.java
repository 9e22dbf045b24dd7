package dev.tributary.topology.output;

/**
 * Which of an entity's golden records one is, and since when it is that.
 *
 * @param revision grows by one with each golden record of the entity
 * @param createdMillis when the entity was first published
 * @param updatedMillis when this golden record was
 */
public record GoldenMark(long revision, long createdMillis, long updatedMillis) {}
