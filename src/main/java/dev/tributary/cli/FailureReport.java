package dev.tributary.cli;

import dev.tributary.broker.BrokerException;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.cli.terminal.StoppedException;
import dev.tributary.topology.ResolverException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one line and by the exit code; with its stack trace where that is wanted. */
final class FailureReport implements IExecutionExceptionHandler {
  private final StopSignal stop;

  FailureReport(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean stopped = failure instanceof StoppedException || stop.requested();
    boolean verbose = isVerbose(command);
    if (stopped) {
      err.println("stopped");
    } else {
      err.println("tributary: " + message(failure, verbose));
    }
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return stopped ? ExitCode.INTERRUPTED : exitCode(failure);
  }

  static int exitCode(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    boolean unavailable =
        failure instanceof BrokerException
            || failure instanceof ResolverException
            || failure instanceof KafkaException;
    return unavailable ? ExitCode.UNAVAILABLE : ExitCode.INTERNAL;
  }

  private static String message(Exception failure, boolean verbose) {
    if (failure instanceof CommandFailure || exitCode(failure) == ExitCode.UNAVAILABLE) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof UncheckedIOException io) {
      return io.getMessage() + reason(io.getCause());
    }
    if (failure instanceof IOException io) {
      return "cannot read or write" + reason(io);
    }
    return "internal error: " + failure + (verbose ? "" : "; --verbose shows where it comes from");
  }

  private static String reason(@Nullable Exception cause) {
    return cause == null
        ? ""
        : " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
  }

  private static boolean isVerbose(CommandLine command) {
    ParseResult parsed = command.getParseResult();
    return parsed != null && parsed.hasMatchedOption("--verbose");
  }
}
