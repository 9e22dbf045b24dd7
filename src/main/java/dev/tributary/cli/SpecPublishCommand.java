package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.spec.Plan;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary spec publish}: brings another version of a spec into force. */
@Command(
    name = "publish",
    header = "Publishes a spec: resolvers that run resolve all records anew by it.",
    description = {
      "Nothing stops meanwhile: changes go on, entities that the new version leaves as they are keep"
          + " their ids. A version that is published while another comes into force waits.",
      "",
      "A source that no version had before is read by resolvers that are started afterwards.",
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary spec publish --spec customer-v2.yml --bootstrap-servers localhost:9092 --wait",
      "  tributary spec publish --spec customer-v2.yml --again 1 --bootstrap-servers localhost:9092",
    })
final class SpecPublishCommand implements Callable<Integer> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private SpecTopicOptions where = new SpecTopicOptions();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "The spec; with --again only its entity counts.")
  private Path file = Path.of("");

  @Option(
      names = "--again",
      paramLabel = "N",
      description = "Go back: publish once more what version N was.")
  private @Nullable Integer again;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for those who read the list of versions.")
  private String note = "";

  @Option(names = "--wait", description = "Wait until the version is in force.")
  private boolean wait;

  private final StopSignal stop;

  SpecPublishCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    Console console = standard.console();
    Plan named = SpecFiles.plan(file, console);
    Topics topics = Topics.of(named.entityName());
    try (SpecVersions versions = where.open(topics)) {
      List<PublishedSpec> before = versions.all();
      Plan plan = again == null ? named : former(before, again);
      SpecPublishing.Outcome outcome = new SpecPublishing(versions).publish(plan, note);
      String title = outcome.spec().title();
      console.say(
          outcome.isNew()
              ? "published %s of the spec of %s".formatted(title, topics.entity())
              : "%s of the spec of %s is the same; nothing was published"
                  .formatted(title, topics.entity()));
      if (outcome.isNew()) {
        tellNewSources(before, plan, console);
      }
      if (wait) {
        await(versions, outcome.spec().number(), console);
      }
    }
    return ExitCode.OK;
  }

  private static Plan former(List<PublishedSpec> versions, int number) {
    return versions.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--again: there is no version %d; tributary spec versions lists them"
                        .formatted(number)))
        .plan();
  }

  private static void tellNewSources(List<PublishedSpec> before, Plan plan, Console console) {
    TreeSet<String> fresh = new TreeSet<>(plan.sources());
    if (!before.isEmpty()) {
      // One that was there long ago and has been away is not read by those that run either.
      fresh.removeAll(before.get(before.size() - 1).plan().sources());
    }
    if (!before.isEmpty() && !fresh.isEmpty()) {
      console.note(
          "stop all resolvers and start them again: only then they read what is new: "
              + String.join(", ", fresh));
    }
  }

  private void await(SpecVersions versions, int number, Console console) {
    while (true) {
      Optional<ChangeStatus> status = versions.status();
      if (status.filter(it -> it.isInForce(number)).isPresent()) {
        console.clearStatus();
        console.say(status.get().line());
        return;
      }
      console.status(
          status
              .filter(it -> it.newest() >= number)
              .map(ChangeStatus::line)
              .orElse("no resolver has taken it up yet"));
      if (stop.await(LOOK_EVERY)) {
        stop.check();
      }
    }
  }
}
