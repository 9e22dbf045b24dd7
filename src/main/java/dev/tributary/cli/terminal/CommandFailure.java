package dev.tributary.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A command cannot go on; the message says in one line why, and what to do. */
public final class CommandFailure extends RuntimeException {
  private final int exitCode;

  private CommandFailure(int exitCode, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What was asked for makes no sense. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message, null);
  }

  /** A file or a spec cannot be read. */
  public static CommandFailure badData(@Nullable String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.BAD_DATA, message, cause);
  }

  /** Something that the command needs is not there. */
  public static CommandFailure unavailable(@Nullable String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.UNAVAILABLE, message, cause);
  }

  /** Something broke on the way. */
  public static CommandFailure internal(@Nullable String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.INTERNAL, message, cause);
  }

  public int exitCode() {
    return exitCode;
  }
}
