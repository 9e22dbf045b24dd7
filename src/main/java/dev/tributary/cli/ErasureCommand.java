package dev.tributary.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary erasure …}: what there is to do beside the erasing, which is done over HTTP. */
@Command(
    name = "erasure",
    header = "Proves that somebody who was erased is not there any more.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ErasureCheckCommand.class)
final class ErasureCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();
}
