package dev.tributary.cli;

import dev.tributary.cli.terminal.StopSignal;
import picocli.CommandLine.Command;

/** {@code tributary demo}. */
@Command(name = "demo")
final class DemoCommand {
  DemoCommand(StopSignal stop) {
    stop.check();
  }
}
