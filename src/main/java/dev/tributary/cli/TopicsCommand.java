package dev.tributary.cli;

import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.Plan;
import dev.tributary.topology.TopicAdmin;
import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.TopicDifference;
import dev.tributary.topology.Topics;
import dev.tributary.topology.WantedTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary topics …}: the topics of an entity type on a broker. */
@Command(
    name = "topics",
    header = "Creates the topics of a spec's entity, or compares them with their contracts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCommand.Apply.class, TopicsCommand.Check.class})
final class TopicsCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();

  /** Which topics, and where. */
  static final class Target {
    @Option(
        names = "--spec",
        paramLabel = "FILE",
        required = true,
        description = "The spec, whose entity and sources name the topics.")
    private Path spec = Path.of("");

    @Option(
        names = "--bootstrap-servers",
        paramLabel = "HOST:PORT",
        required = true,
        description = "The broker.")
    private String bootstrapServers = "";

    @Mixin private ClientConfigOption clientConfig = new ClientConfigOption();

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "How many partitions each topic has; without it what topics/ says.")
    private @Nullable Integer partitions;

    List<WantedTopic> wanted(Console console) {
      Plan plan = SpecFiles.plan(spec, console);
      OptionalInt count =
          partitions == null
              ? OptionalInt.empty()
              : OptionalInt.of(Positive.of("--partitions", partitions));
      return TopicContracts.load().wanted(Topics.of(plan.entityName()), plan.sources(), count);
    }

    Admin connect() {
      return BrokerConnection.admin(clientConfig.access(bootstrapServers));
    }
  }

  /** {@code tributary topics apply}: creates what is missing. */
  @Command(
      name = "apply",
      header = "Creates the topics that are missing, and says what differs in the others.",
      description = {
        "Never changes or deletes what exists. Exit code 1 where a topic differs in something"
            + " without which data would be lost or mixed up."
      },
      footerHeading = "%nExample:%n",
      footer =
          "  tributary topics apply --spec config/specs/customer.yml --bootstrap-servers"
              + " localhost:9092")
  static final class Apply implements Callable<Integer> {
    @Mixin private StandardOptions standard = new StandardOptions();
    @Mixin private Target target = new Target();

    @Override
    public Integer call() {
      Console console = standard.console();
      List<WantedTopic> wanted = target.wanted(console);
      try (Admin admin = target.connect()) {
        TopicAdmin.Applied applied = new TopicAdmin(admin).apply(wanted);
        applied.created().forEach(topic -> console.say("created " + topic));
        show(applied.differences(), console);
        console.say(
            "%d topics: %d created, %d were there"
                .formatted(
                    wanted.size(),
                    applied.created().size(),
                    wanted.size() - applied.created().size()));
        return applied.differences().stream().anyMatch(TopicDifference::required)
            ? ExitCode.NEGATIVE
            : ExitCode.OK;
      }
    }
  }

  /** {@code tributary topics check}: compares and changes nothing. */
  @Command(
      name = "check",
      header = "Says how the topics differ from their contracts. Changes nothing.",
      description = "Exit code 1 where anything differs.",
      footerHeading = "%nExample:%n",
      footer =
          "  tributary topics check --spec config/specs/customer.yml --bootstrap-servers"
              + " localhost:9092")
  static final class Check implements Callable<Integer> {
    @Mixin private StandardOptions standard = new StandardOptions();
    @Mixin private Target target = new Target();

    @Override
    public Integer call() {
      Console console = standard.console();
      List<WantedTopic> wanted = target.wanted(console);
      try (Admin admin = target.connect()) {
        List<TopicDifference> differences = new TopicAdmin(admin).check(wanted);
        show(differences, console);
        console.say("%d topics, %d differences".formatted(wanted.size(), differences.size()));
        return differences.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
      }
    }
  }

  private static void show(List<TopicDifference> differences, Console console) {
    for (TopicDifference difference : differences) {
      console.say((difference.required() ? "must be put right: " : "differs: ") + difference);
    }
  }
}
