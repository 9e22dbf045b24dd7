package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecDescription.Paragraph;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tributary spec explain}: says in words what a spec will do. */
@Command(
    name = "explain",
    header = "Says in words what a spec will do.",
    description = {
      "Defaults that the spec leaves unsaid are told too. Exit code 65 where the spec has errors."
    },
    footerHeading = "%nExample:%n",
    footer = "  tributary spec explain config/specs/customer.yml")
final class SpecExplainCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private OutputFormat format = new OutputFormat();

  @Parameters(paramLabel = "FILE", description = "The spec.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = standard.console();
    Plan plan = SpecFiles.plan(file, console);
    if (format.isJson()) {
      console.say(OutputFormat.json(json(plan)));
    } else {
      show(plan, console);
    }
    return ExitCode.OK;
  }

  private static void show(Plan plan, Console console) {
    console.say(console.bold(plan.entityName() + ", version " + plan.identityVersion()));
    console.say("hash " + plan.hash());
    for (Paragraph paragraph : plan.description().paragraphs()) {
      console.say("");
      console.say(console.bold(paragraph.title()));
      paragraph.lines().forEach(line -> console.say("  " + line));
    }
  }

  private static Map<String, Object> json(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entity", plan.entityName());
    json.put("version", plan.identityVersion());
    json.put("hash", plan.hash());
    json.put("paragraphs", plan.description().paragraphs());
    json.put("elements", plan.description().elements());
    return json;
  }
}
