package dev.tributary.api;

/**
 * How reads of persons' data are taken down.
 *
 * @param isOn whether they are
 * @param maxWaitingIds of reads that are not stored yet: each counts as one and as the ids it names
 * @param refusesWhenFull whether what cannot be taken down is not answered either
 */
public record ReadAuditSettings(boolean isOn, int maxWaitingIds, boolean refusesWhenFull) {
  public static final ReadAuditSettings OFF = new ReadAuditSettings(false, 200_000, false);
}
