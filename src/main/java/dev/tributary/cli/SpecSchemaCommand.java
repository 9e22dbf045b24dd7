package dev.tributary.cli;

import dev.tributary.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary spec schema}: prints the JSON Schema of specs. */
@Command(
    name = "schema",
    header = "Prints the JSON Schema of specs, for editors.",
    description = {
      "With it an editor completes keys and marks mistakes. 'spec validate' finds more: what a schema"
          + " cannot say, such as references to attributes that no source has."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary spec schema > spec.schema.json",
      "  # first line of the spec: # yaml-language-server: $schema=spec.schema.json",
    })
final class SpecSchemaCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();

  @Override
  public Integer call() {
    standard.console().say(SpecFiles.schema().strip());
    return ExitCode.OK;
  }
}
