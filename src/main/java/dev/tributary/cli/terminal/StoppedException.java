package dev.tributary.cli.terminal;

/** The user wants the command to end before its time. */
public final class StoppedException extends RuntimeException {
  public StoppedException() {
    super("stopped before the end");
  }
}
