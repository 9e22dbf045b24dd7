package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.Problem;
import dev.tributary.spec.Severity;
import dev.tributary.spec.SpecReading;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary spec …}: what there is to do with specs alone. */
@Command(
    name = "spec",
    header = "Checks specs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = SpecCommand.Validate.class)
final class SpecCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();

  /** How results are written. */
  enum Format {
    TEXT,
    JSON
  }

  /** {@code tributary spec validate}: reads a spec and lists what is wrong with it. */
  @Command(
      name = "validate",
      header = "Lists the problems of a spec, each with its line.",
      description = {
        "Errors keep the spec from being used, and end with exit code 65. Warnings are about what is"
            + " probably not meant, notes about settings without effect."
      },
      footerHeading = "%nExample:%n",
      footer = "  tributary spec validate config/specs/customer.yml --format json")
  static final class Validate implements Callable<Integer> {
    @Mixin private StandardOptions standard = new StandardOptions();

    @Parameters(paramLabel = "FILE", description = "The spec.")
    private Path file = Path.of("");

    @Option(
        names = "--format",
        description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
        defaultValue = "text")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws JsonProcessingException {
      SpecReading reading = SpecFiles.reading(file);
      Console console = standard.console();
      if (format == Format.JSON) {
        console.say(
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(reading)));
      } else {
        reading.problems().forEach(problem -> console.say(reading.name() + ":" + problem));
        console.say(verdict(reading));
      }
      return reading.plan() == null ? ExitCode.BAD_DATA : ExitCode.OK;
    }

    private static String verdict(SpecReading reading) {
      Plan plan = reading.plan();
      if (plan == null) {
        return "%s cannot be used: %d errors"
            .formatted(reading.name(), reading.problems(Severity.ERROR).size());
      }
      return "%s can be used: %s %s, sources %s, attributes %s, hash %s"
          .formatted(
              reading.name(),
              plan.entityName(),
              plan.identityVersion(),
              String.join(", ", plan.sources()),
              String.join(", ", plan.attributeNames()),
              plan.hash());
    }

    private static Map<String, Object> json(SpecReading reading) {
      Map<String, Object> json = new LinkedHashMap<>();
      Plan plan = reading.plan();
      json.put("valid", plan != null);
      if (plan != null) {
        json.put("entity", plan.entityName());
        json.put("version", plan.identityVersion());
        json.put("hash", plan.hash());
        json.put("sources", plan.sources());
        json.put("attributes", plan.attributeNames());
      }
      json.put("problems", reading.problems().stream().map(Validate::json).toList());
      return json;
    }

    private static Map<String, Object> json(Problem problem) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
      json.put("line", problem.line());
      json.put("column", problem.column());
      json.put("path", problem.path());
      json.put("message", problem.message());
      return json;
    }
  }
}
