package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** {@code tributary spec validate}: reads a spec and lists what is wrong with it. */
@Command(
    name = "validate",
    header = "Lists the problems of a spec, each with its line.",
    description = {
      "Errors keep the spec from being used, and end with exit code 65. Warnings are about what is"
          + " probably not meant, notes about settings without effect."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary spec validate config/specs/customer.yml",
      "  tributary spec validate config/specs/customer.yml --strict --format json",
    })
final class SpecValidateCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private OutputFormat format = new OutputFormat();

  @Parameters(paramLabel = "FILE", description = "The spec.")
  private Path file = Path.of("");

  @Option(names = "--strict", description = "End with exit code 65 for warnings too.")
  private boolean strict;

  @Override
  public Integer call() throws JsonProcessingException {
    SpecReading reading = SpecFiles.reading(file);
    Console console = standard.console();
    if (format.isJson()) {
      console.say(OutputFormat.json(json(reading)));
    } else {
      reading.problems().forEach(problem -> console.say(reading.name() + ":" + problem));
      console.say(verdict(reading));
    }
    boolean refused = strict && !reading.problems(Severity.WARNING).isEmpty();
    return reading.plan() == null || refused ? ExitCode.BAD_DATA : ExitCode.OK;
  }

  private static String verdict(SpecReading reading) {
    Plan plan = reading.plan();
    if (plan == null) {
      return "%s cannot be used: %s"
          .formatted(reading.name(), counted(reading, Severity.ERROR, "error"));
    }
    return "%s can be used: %s %s, sources %s, attributes %s, hash %s; %s, %s"
        .formatted(
            reading.name(),
            plan.entityName(),
            plan.identityVersion(),
            String.join(", ", plan.sources()),
            String.join(", ", plan.attributeNames()),
            plan.hash(),
            counted(reading, Severity.WARNING, "warning"),
            counted(reading, Severity.NOTE, "note"));
  }

  private static String counted(SpecReading reading, Severity severity, String word) {
    int count = reading.problems(severity).size();
    return count + " " + word + (count == 1 ? "" : "s");
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
    json.put("errors", reading.problems(Severity.ERROR).size());
    json.put("warnings", reading.problems(Severity.WARNING).size());
    json.put("notes", reading.problems(Severity.NOTE).size());
    json.put("problems", reading.problems().stream().map(SpecValidateCommand::json).toList());
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
