package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecDiff;
import dev.tributary.spec.SpecDiff.Change;
import dev.tributary.spec.SpecDiff.Kind;
import dev.tributary.spec.SpecDiff.TraitChange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tributary spec diff}: tells what a new version of a spec changes. */
@Command(
    name = "diff",
    header = "Tells what differs between two specs.",
    description = {
      "Sources, attributes, blocking, comparisons and rules, thresholds, survivorship, limits and"
          + " governance: what was removed (-), added (+) or changed (~). How the specs are written"
          + " makes no difference.",
      "",
      "Exit code 0 where nothing differs, 1 where something does, 65 where a spec has errors.",
    },
    footerHeading = "%nExample:%n",
    footer = "  tributary spec diff customer-v1.yml customer-v2.yml --format json")
final class SpecDiffCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private OutputFormat format = new OutputFormat();

  @Parameters(index = "0", paramLabel = "OLD", description = "The spec as it was.")
  private Path oldFile = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The spec as it will be.")
  private Path newFile = Path.of("");

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = standard.console();
    Plan before = SpecFiles.usable(oldFile, console);
    Plan after = SpecFiles.usable(newFile, console);
    SpecDiff diff = SpecDiff.between(before, after);
    boolean shadow = diff.needsShadow(before, after);
    if (format.isJson()) {
      console.say(OutputFormat.json(json(before, after, diff, shadow)));
    } else {
      diff.changes().forEach(change -> show(change, console));
      console.say(verdict(diff));
      if (shadow) {
        console.say("Thresholds change: governance asks for a shadow run before.");
      }
    }
    return diff.changes().isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
  }

  private static String verdict(SpecDiff diff) {
    if (diff.changes().isEmpty()) {
      return "Nothing differs.";
    }
    return diff.alike()
        ? "Records are resolved as before: the plans have one hash."
        : "Records are resolved anew: the plans have different hashes.";
  }

  private static void show(Change change, Console console) {
    String head = sign(change.kind()) + " " + word(change.section()) + " " + change.name();
    if (change.traits().size() == 1) {
      console.say(head + ": " + traits(change));
    } else if (change.kind() == Kind.CHANGED) {
      console.say(head);
      change.traits().forEach(trait -> console.say("    " + told(trait, change.kind())));
    } else {
      console.say(change.traits().isEmpty() ? head : head + ": " + traits(change));
    }
  }

  private static String traits(Change change) {
    return change.traits().stream()
        .map(trait -> told(trait, change.kind()))
        .collect(Collectors.joining(", "));
  }

  private static String told(TraitChange trait, Kind kind) {
    String value =
        switch (kind) {
          case REMOVED -> trait.before();
          case ADDED -> trait.after();
          case CHANGED -> shown(trait.before()) + " -> " + shown(trait.after());
        };
    boolean plain = trait.trait().equals("is") || trait.trait().equals("are");
    return plain ? value : trait.trait() + " " + value;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case REMOVED -> "-";
      case ADDED -> "+";
      case CHANGED -> "~";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Plan before, Plan after, SpecDiff diff, boolean shadow) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("alike", diff.alike());
    json.put("thresholdsChange", diff.changesThresholds());
    json.put("shadowRequired", shadow);
    json.put("before", Map.of("version", before.identityVersion(), "hash", before.hash()));
    json.put("after", Map.of("version", after.identityVersion(), "hash", after.hash()));
    json.put("changes", diff.changes().stream().map(SpecDiffCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("section", word(change.section()));
    json.put("kind", word(change.kind()));
    json.put("name", change.name());
    json.put("traits", change.traits());
    return json;
  }
}
