package dev.tributary.query;

import java.time.Duration;

/** Says that a row cannot be read at the moment; its message names no key. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public UnavailableException(String message, Duration retryAfter) {
    super(message, null, false, false);
    this.retryAfterSeconds = (int) Math.max(1, retryAfter.toSeconds());
  }

  /** When to ask again. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
