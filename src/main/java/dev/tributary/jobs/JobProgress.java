package dev.tributary.jobs;

/**
 * How far a job is.
 *
 * @param step what is done now, in words
 * @param done how much of the step is done, in its unit
 * @param total how much there is to do; 0 where nobody knows
 * @param unit what is counted, as {@code records}
 */
public record JobProgress(String step, long done, long total, String unit) {
  /** Before anything is done. */
  public static final JobProgress NONE = new JobProgress("starting", 0, 0, "steps");

  /** A step of which the end is not known. */
  public static JobProgress counted(String step, long done, String unit) {
    return new JobProgress(step, done, 0, unit);
  }
}
