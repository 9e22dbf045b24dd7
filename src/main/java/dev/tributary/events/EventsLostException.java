package dev.tributary.events;

/** A listener cannot go on from where it was; the message says why, for callers. */
public final class EventsLostException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean outdated;

  private EventsLostException(String message, boolean outdated) {
    super(message, null, false, false);
    this.outdated = outdated;
  }

  static EventsLostException wrong() {
    return new EventsLostException(
        "this is no id of an event from here; send the last one that was heard, or none to hear"
            + " what comes from now on",
        false);
  }

  static EventsLostException outdated(String why) {
    return new EventsLostException(
        why + "; read what there is, then listen without Last-Event-ID", true);
  }

  /** Whether it was the id of an event once. */
  public boolean isOutdated() {
    return outdated;
  }

  /** What is wrong, and what cures it. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}
