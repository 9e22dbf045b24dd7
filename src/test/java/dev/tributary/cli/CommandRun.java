package dev.tributary.cli;

import dev.tributary.cli.terminal.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** A command as a user runs it: its exit code and what it wrote. */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command to its end. */
  public static CommandRun of(String... arguments) {
    return of(new StopSignal(), arguments);
  }

  /** With a signal by which it can be stopped. */
  public static CommandRun of(StopSignal stop, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Tributary.commandLine(stop)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = command.execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  List<String> errorLines() {
    return err.lines().toList();
  }
}
