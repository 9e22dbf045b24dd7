package dev.tributary.jobs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How far jobs go.
 *
 * @param keep how many are remembered that are over
 * @param maxRecords that training takes, and that a shadow run compares; both hold them in memory
 * @param exportDirectory where exports are written; null where none are
 */
public record JobSettings(int keep, int maxRecords, @Nullable Path exportDirectory) {
  public static final int USUAL_KEEP = 100;
  public static final int USUAL_MAX_RECORDS = 1_000_000;

  /** With no exports to files. */
  public static final JobSettings DEFAULT = new JobSettings(USUAL_KEEP, USUAL_MAX_RECORDS, null);
}
