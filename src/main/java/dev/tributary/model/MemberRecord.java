package dev.tributary.model;

/**
 * A record as a member of an entity: what survivorship chooses from.
 *
 * @param key the source record
 * @param attributes its canonical attributes, as the source wrote them
 * @param eventTimeMillis when the source last changed it, milliseconds since 1970 UTC
 */
public record MemberRecord(RecordKey key, Attributes attributes, long eventTimeMillis) {}
