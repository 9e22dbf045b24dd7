package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.TakenInTurn;
import dev.tributary.spec.Plan;
import dev.tributary.spec.RuleEdit;
import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecVersions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules and comparisons of the spec, and what each was in other versions. */
final class RuleRoutes {
  private final Answering answering;
  private final TakenInTurn<SpecVersions> shelf;
  private final SpecPress press;

  RuleRoutes(Answering answering, TakenInTurn<SpecVersions> shelf, SpecPress press) {
    this.answering = answering;
    this.shelf = shelf;
    this.press = press;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/rules",
            Role.READING,
            "The rules and comparisons of the spec that records are resolved by.",
            List.of(),
            this::list),
        Route.post(
            "/v1/rules",
            Role.DECIDING,
            "Publishes the newest spec with one rule more, or another one under its name (role"
                + " admin); or checks it.",
            List.of(
                new Parameter(
                    "rule", "object", true, "as the spec has it under rules, or scoring.fields"),
                Parameter.flag("compile", "true: check it and tell what it changes, no more"),
                Parameter.optional("note", "why, for those who read the list of versions")),
            this::put),
        Route.get(
            "/v1/rules/{name}/history",
            Role.READING,
            "What a rule was, from version to version of the spec.",
            List.of(),
            this::history));
  }

  private Reply list(Request request) {
    Plan plan = answering.plan();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("identity_version", plan.identityVersion()).put("plan_hash", plan.hash());
    ArrayNode data = answer.putArray("data");
    SpecForms.rules(plan).forEach(rule -> data.add(SpecForms.rule(rule)));
    return Reply.json(answer.put("total", data.size()));
  }

  private Reply put(Request request) {
    ObjectNode body = request.json();
    if (!(body.path("rule") instanceof ObjectNode rule)) {
      throw HttpFailure.invalid("rule has to be an object, as the spec has it, with its name");
    }
    String name = Parameters.required(rule, "name");
    // From reading the newest version to publishing the next one, nobody else has a turn here.
    return shelf.look(
        versions -> {
          String newest =
              versions
                  .newest()
                  .map(spec -> spec.plan().source().text())
                  .orElse(answering.plan().source().text());
          return press.take(SpecPress.sent(edited(newest, name, rule), body), request);
        });
  }

  private static String edited(String spec, String name, ObjectNode rule) {
    try {
      return RuleEdit.put(spec, name, rule.toString());
    } catch (IllegalArgumentException e) {
      throw HttpFailure.invalid(String.valueOf(e.getMessage()));
    }
  }

  private Reply history(Request request) {
    String name = request.path("name");
    List<PublishedSpec> all = shelf.look(versions -> versions.all());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("name", name);
    ArrayNode history = answer.putArray("history");
    Element before = null;
    for (PublishedSpec spec : all) {
      Element now = rule(spec.plan(), name);
      if (!Objects.equals(before, now)) {
        ObjectNode event = SpecForms.version(spec);
        event.put("change", before == null ? "added" : now == null ? "removed" : "changed");
        event.set("rule", now == null ? null : SpecForms.rule(now));
        history.add(event);
      }
      before = now;
    }
    if (history.isEmpty()) {
      throw HttpFailure.unknown("no version of the spec has a rule of this name; see /v1/rules");
    }
    return Reply.json(answer.put("total", history.size()));
  }

  private static @Nullable Element rule(Plan plan, String name) {
    return SpecForms.rules(plan).stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
