package dev.tributary.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary spec …}: what there is to do with specs. */
@Command(
    name = "spec",
    header = "Checks, explains, compares and publishes specs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SpecValidateCommand.class,
      SpecExplainCommand.class,
      SpecDiffCommand.class,
      SpecSchemaCommand.class,
      SpecVersionsCommand.class
    })
final class SpecCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();
}
