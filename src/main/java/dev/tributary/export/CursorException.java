package dev.tributary.export;

/** A cursor cannot be gone on from; the message says why, for callers. */
public final class CursorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean outdated;

  private CursorException(String message, boolean outdated) {
    super(message, null, false, false);
    this.outdated = outdated;
  }

  static CursorException wrong() {
    return new CursorException(
        "this is no cursor of this export; send the one that its last answer had, or none to get"
            + " everything",
        false);
  }

  static CursorException outdated(String why) {
    return new CursorException(why + "; export without a cursor, which gets everything", true);
  }

  /** Whether it was a cursor once. */
  public boolean isOutdated() {
    return outdated;
  }

  /** What is wrong, and what cures it. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}
