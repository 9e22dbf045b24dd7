package dev.tributary.cli;

import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.TerminalTraits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command has: help, more words, and the terminal. */
final class StandardOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // that it is there makes picocli print the help
  private boolean help;

  @Option(names = "--verbose", description = "Log more, and show where a failure comes from.")
  private boolean verbose;

  private @Nullable Console console;

  boolean verbose() {
    return verbose;
  }

  /** The streams of the command, as the terminal is. */
  Console console() {
    Console known = console;
    if (known == null) {
      known =
          new Console(
              command.commandLine().getOut(),
              command.commandLine().getErr(),
              TerminalTraits.detect());
      console = known;
    }
    return known;
  }
}
