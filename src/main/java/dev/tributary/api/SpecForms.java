package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.Problem;
import dev.tributary.spec.Severity;
import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.spec.SpecDescription.Paragraph;
import dev.tributary.spec.SpecDescription.Section;
import dev.tributary.spec.SpecDiff;
import dev.tributary.spec.SpecReading;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import java.util.List;
import java.util.Locale;

/** Specs, their versions and what is wrong with them, as JSON. */
final class SpecForms {
  private SpecForms() {}

  /** A version without its text. */
  static ObjectNode version(PublishedSpec spec) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", spec.number()).put("identity_version", spec.identityVersion());
    node.put("plan_hash", spec.hash()).put("created_at", spec.publishedAt().toString());
    return node.put("note", spec.note());
  }

  static ObjectNode status(ChangeStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
    node.put("active", status.active()).put("target", status.target());
    node.put("newest", status.newest()).put("records", status.records());
    node.put("partitions_done", status.partitionsDone()).put("partitions", status.partitions());
    return node.put("at", status.at().toString());
  }

  /** What a spec will do: in words, and taken apart. */
  static ObjectNode compiled(Plan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity", plan.entityName()).put("identity_version", plan.identityVersion());
    node.put("plan_hash", plan.hash());
    plan.sources().forEach(node.putArray("sources")::add);
    plan.attributeNames().forEach(node.putArray("attributes")::add);
    ArrayNode paragraphs = node.putArray("paragraphs");
    for (Paragraph paragraph : plan.description().paragraphs()) {
      ObjectNode told = paragraphs.addObject().put("title", paragraph.title());
      paragraph.lines().forEach(told.putArray("lines")::add);
    }
    ArrayNode elements = node.putArray("elements");
    plan.description().elements().forEach(element -> elements.add(element(element)));
    return node;
  }

  private static ObjectNode element(Element element) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("section", word(element.section())).put("name", element.name());
    element.traits().forEach(node.putObject("traits")::put);
    return node;
  }

  /** Rules and comparisons, in the order of the spec. */
  static List<Element> rules(Plan plan) {
    return plan.description().elements().stream()
        .filter(
            element -> element.section() == Section.RULE || element.section() == Section.COMPARISON)
        .toList();
  }

  static ObjectNode rule(Element rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", rule.name()).put("kind", word(rule.section()));
    rule.traits().forEach(node.putObject("settings")::put);
    return node;
  }

  /** What a reader found: {@code valid}, {@code errors}, {@code warnings}, {@code notes}. */
  static ObjectNode problems(SpecReading reading) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("valid", reading.plan() != null);
    problems(node.putArray("errors"), reading.problems(Severity.ERROR));
    problems(node.putArray("warnings"), reading.problems(Severity.WARNING));
    problems(node.putArray("notes"), reading.problems(Severity.NOTE));
    return node;
  }

  private static void problems(ArrayNode list, List<Problem> problems) {
    for (Problem problem : problems) {
      ObjectNode node = list.addObject().put("line", problem.line());
      node.put("column", problem.column()).put("path", problem.path());
      node.put("message", problem.message());
    }
  }

  /** What a spec changes beside the one before. */
  static ArrayNode changes(SpecDiff diff) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    for (SpecDiff.Change change : diff.changes()) {
      ObjectNode node = changes.addObject().put("section", word(change.section()));
      node.put("kind", word(change.kind())).put("name", change.name());
      ArrayNode traits = node.putArray("traits");
      for (SpecDiff.TraitChange trait : change.traits()) {
        ObjectNode told = traits.addObject().put("trait", trait.trait());
        told.put("before", trait.before()).put("after", trait.after());
      }
    }
    return changes;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
