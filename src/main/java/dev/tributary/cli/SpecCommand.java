package dev.tributary.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary spec …}: what there is to do with specs alone. */
@Command(
    name = "spec",
    header = "Checks, explains and compares specs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SpecValidateCommand.class,
      SpecExplainCommand.class,
      SpecDiffCommand.class,
      SpecSchemaCommand.class
    })
final class SpecCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();
}
