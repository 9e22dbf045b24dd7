package dev.tributary.jobs;

/** A job cannot do what it was to do; the message says why, for callers, without values. */
public final class JobFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public JobFailedException(String message) {
    super(message, null, false, false);
  }
}
