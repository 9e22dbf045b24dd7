package dev.tributary.jobs;

/** Ends the work of a job that should not go on. */
final class JobStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobStoppedException() {
    super("the job should end", null, false, false);
  }
}
