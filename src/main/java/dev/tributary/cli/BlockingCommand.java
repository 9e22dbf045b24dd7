package dev.tributary.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary blocking …}: what there is to know of blocking keys. */
@Command(
    name = "blocking",
    header = "Measures blocking keys.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = BlockingAnalyseCommand.class)
final class BlockingCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();
}
