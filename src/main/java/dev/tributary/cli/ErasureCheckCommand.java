package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.erasure.EntityTopics;
import dev.tributary.erasure.Finding;
import dev.tributary.erasure.Inspection;
import dev.tributary.erasure.Needles;
import dev.tributary.erasure.TopicRetention;
import dev.tributary.erasure.TopicScan;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary erasure check}: looks for texts wherever this project writes. */
@Command(
    name = "check",
    header = "Looks for texts in all topics of an entity type, and in files.",
    description = {
      "Each line of the file is looked for in keys, values and headers of messages, and in the files"
          + " and directories that --path names: in UTF-8 and UTF-16, as JSON and web addresses escape"
          + " it, in any case. What is found is counted by place and never shown. Compacted topics"
          + " have messages that later ones replaced, or that a tombstone took; those are counted"
          + " apart. Exit code 1 where anything current is found; with --strict, anything at all."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary erasure check --spec customer.yml --bootstrap-servers localhost:9092 \\",
      "    --needle-file needles.txt --path .tributary/state",
    })
final class ErasureCheckCommand implements Callable<Integer> {
  private static final String NOT_LOOKED_INTO =
      "not looked into: what the broker has on its disks and shows no reader (purged messages,"
          + " replicas), compressed files, other entity types, backups, and what others have read";

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private SpecTopicOptions where = new SpecTopicOptions();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "The spec, whose entity names the topics.")
  private Path spec = Path.of("");

  @Option(
      names = "--needle-file",
      paramLabel = "FILE",
      required = true,
      description = "What to look for, a text on each line. Remove the file afterwards.")
  private Path needleFile = Path.of("");

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = {
        "A file or directory to look through too: the state directory, with stores and search index;"
            + " logs; exports. Any number of times."
      })
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--strict", description = "Messages that were replaced count too.")
  private boolean strict;

  @Override
  public Integer call() {
    Console console = standard.console();
    Inspection inspection = new Inspection(needles());
    Plan plan = SpecFiles.usable(spec, console);
    BrokerConnection.admin(where.access()).close();
    List<Finding> findings = new ArrayList<>();
    int topics = topics(inspection, where.access(), Topics.of(plan.entityName()), findings);
    paths.forEach(path -> findings.addAll(files(inspection, path)));
    findings.stream().filter(Finding::isAny).forEach(finding -> console.say(line(finding)));
    int current = findings.stream().mapToInt(Finding::current).sum();
    int all = findings.stream().mapToInt(Finding::items).sum();
    console.say(
        "%d topics and %d paths looked through: %d places, of them %d current"
            .formatted(topics, paths.size(), all, current));
    console.say(NOT_LOOKED_INTO);
    return (strict ? all : current) > 0 ? ExitCode.NEGATIVE : ExitCode.OK;
  }

  private Needles needles() {
    try {
      return new Needles(
          Files.readAllLines(needleFile, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .distinct()
              .toList());
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.badData("--needle-file cannot be read: " + e.getClass().getName(), e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badData("--needle-file: " + e.getMessage(), e);
    }
  }

  private static int topics(
      Inspection inspection, KafkaAccess broker, Topics topics, List<Finding> findings) {
    try (TopicScan scan = TopicScan.ofAll(broker)) {
      Map<String, TopicRetention> all = EntityTopics.read(broker, topics);
      all.forEach((topic, settings) -> findings.add(inspection.topic(scan, topic, settings)));
      return all.size();
    } catch (KafkaException e) {
      throw CommandFailure.unavailable("the topics cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Finding> files(Inspection inspection, Path path) {
    try {
      return inspection.files(path);
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.badData("--path cannot be looked through: " + e.getMessage(), e);
    }
  }

  private static String line(Finding finding) {
    return "%s: found %d times in %d, of them %d current"
        .formatted(finding.place(), finding.occurrences(), finding.items(), finding.current());
  }
}
