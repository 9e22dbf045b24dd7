package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecVersions;
import dev.tributary.topology.version.VersionState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary spec versions}: what was published, and what is in force. */
@Command(
    name = "versions",
    header = "Lists the published versions of a spec, and says how far a change is.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary spec versions --spec customer.yml --bootstrap-servers localhost:9092",
      "  tributary spec versions --spec customer.yml --bootstrap-servers localhost:9092 --show 2",
    })
final class SpecVersionsCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private SpecTopicOptions where = new SpecTopicOptions();
  @Mixin private OutputFormat format = new OutputFormat();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      required = true,
      description = "A spec of the entity; it need not be one of the versions.")
  private Path file = Path.of("");

  @Option(
      names = "--show",
      paramLabel = "N",
      description = "Print the text of version N as it was published.")
  private @Nullable Integer shown;

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = standard.console();
    Topics topics = Topics.of(SpecFiles.usable(file, console).entityName());
    try (SpecVersions versions = where.open(topics)) {
      List<PublishedSpec> all = versions.all();
      if (shown != null) {
        return show(all, shown, console);
      }
      ChangeStatus status = versions.status().orElse(null);
      if (format.isJson()) {
        console.say(OutputFormat.json(json(all, status)));
      } else {
        all.forEach(spec -> console.say(line(spec, VersionState.of(spec, all, status))));
        console.say(verdict(all, status));
      }
    }
    return ExitCode.OK;
  }

  private static int show(List<PublishedSpec> all, int number, Console console) {
    for (PublishedSpec spec : all) {
      if (spec.number() == number) {
        console.say(spec.plan().source().text().stripTrailing());
        return ExitCode.OK;
      }
    }
    console.note("there is no version %d".formatted(number));
    return ExitCode.NEGATIVE;
  }

  private static String line(PublishedSpec spec, VersionState state) {
    return "%3d  %-18s  %s  %s%s"
        .formatted(
            spec.number(),
            state.words(),
            spec.publishedAt(),
            spec.title(),
            spec.note().isEmpty() ? "" : ": " + spec.note());
  }

  private static String verdict(List<PublishedSpec> all, @Nullable ChangeStatus status) {
    if (status != null) {
      return status.line();
    }
    return all.isEmpty() ? "nothing was published yet" : "no resolver has taken it up yet";
  }

  private static Map<String, Object> json(List<PublishedSpec> all, @Nullable ChangeStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("versions", all.stream().map(spec -> json(spec, all, status)).toList());
    if (status != null) {
      Map<String, Object> now = new LinkedHashMap<>();
      now.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
      now.put("active", status.active());
      now.put("target", status.target());
      now.put("newest", status.newest());
      now.put("records", status.records());
      now.put("partitions_done", status.partitionsDone());
      now.put("partitions", status.partitions());
      now.put("at", status.at().toString());
      json.put("status", now);
    }
    return json;
  }

  private static Map<String, Object> json(
      PublishedSpec spec, List<PublishedSpec> all, @Nullable ChangeStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", spec.number());
    json.put("state", VersionState.of(spec, all, status).name().toLowerCase(Locale.ROOT));
    json.put("identity_version", spec.identityVersion());
    json.put("hash", spec.hash());
    json.put("published_at", spec.publishedAt().toString());
    json.put("note", spec.note());
    return json;
  }
}
