package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary demo}: everything at once, with data of its own. */
@Command(
    name = "demo",
    header = "Resolves made-up customers of five systems, and then lets them change.",
    description = {
      "Starts a broker and a resolver, feeds them, and shows what came of it and how good it is: the"
          + " truth is known. Then changes trickle in, and merges, splits and updates are shown as"
          + " they happen, until Ctrl-C."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tributary demo", "  tributary demo --entities 5000 --once"})
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_ENTITIES = 200_000;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--entities",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "How many true customers; each has about three records. Default ${DEFAULT-VALUE}.")
  private int entities = 2000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed makes the same customers. Default ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(names = "--once", description = "End after the summary.")
  private boolean once;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many parts the work is cut into. Default ${DEFAULT-VALUE}.")
  private int partitions = 4;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Keep broker and state in this directory; without it they are gone at the end.")
  private @Nullable Path dataDirectory;

  private final StopSignal stop;

  DemoCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws IOException {
    if (entities < 1 || entities > MOST_ENTITIES) {
      throw CommandFailure.usage(
          "--entities is a number from 1 to %d, as the demo holds all of them in memory"
              .formatted(MOST_ENTITIES));
    }
    Console console = standard.console();
    DemoRun.Request request =
        new DemoRun.Request(
            new DemoSettings(entities, seed),
            Positive.of("--partitions", partitions),
            dataDirectory,
            once);
    return new DemoRun(request, console, stop).run();
  }
}
