package dev.tributary.cli.terminal;

/** What the process tells its caller at the end; the numbers are those of BSD's sysexits. */
public final class ExitCode {
  public static final int OK = 0;

  /** It worked, and the result is negative: a check that failed, differences that were found. */
  public static final int NEGATIVE = 1;

  public static final int USAGE = 2;

  /** A file or a spec that cannot be read. */
  public static final int BAD_DATA = 65;

  /** A broker that is not there, or a directory that cannot be had. */
  public static final int UNAVAILABLE = 69;

  public static final int INTERNAL = 70;

  /** Ended by Ctrl-C before its time. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
