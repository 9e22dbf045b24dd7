package dev.tributary.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in words what decides beside the score, and what keeps records apart although they match.
 */
final class PolicyWords {
  private PolicyWords() {}

  static List<String> of(PolicySection policy) {
    List<String> lines = new ArrayList<>();
    if (policy instanceof PolicySection.Layered layered) {
      lines.add("These keys decide first, in this order; the score where none of them does.");
      for (PolicySection.KeySection key : layered.keys()) {
        lines.add(
            "- %s: equal %s is a match%s"
                .formatted(
                    key.name().name(),
                    names(key.fields()),
                    key.decisive() ? "; a difference leaves the keys behind it no say" : ""));
      }
    } else if (policy instanceof PolicySection.Graph graph) {
      lines.add(
          "Edges decide: weights that sum up to %s with an anchor among them merge, to %s without one are for a person."
              .formatted(Wording.number(graph.merge()), Wording.number(graph.review())));
      for (PolicySection.AnchorSection anchor : graph.anchors()) {
        lines.add(
            "- %s (%s): a shared %s"
                .formatted(
                    anchor.type().name(),
                    Wording.number(anchor.weight()),
                    anchor.field().attribute().name()));
      }
      PolicySection.PersonaSection persona = graph.persona();
      if (persona != null) {
        lines.add(
            "- %s (%s): profiles of %s alike from %s on"
                .formatted(
                    persona.type().name(),
                    Wording.number(persona.weight()),
                    names(persona.fields()),
                    Wording.number(persona.similarity())));
      }
    }
    return lines;
  }

  static List<String> of(GuardsSection guards) {
    List<String> lines = new ArrayList<>();
    if (guards.minDensity() > 0) {
      lines.add(
          "Of the pairs of an entity "
              + Wording.percent(guards.minDensity())
              + " match themselves.");
    }
    if (!Double.isNaN(guards.collisionMargin())) {
      lines.add(
          "A record that fits two entities within "
              + Wording.number(guards.collisionMargin())
              + " of each other "
              + (guards.contradictionsOnly() ? "that contradict each other " : "")
              + "joins neither; a person is asked.");
    }
    for (GuardsSection.OneToOne pair : guards.oneToOne()) {
      lines.add(pair.one().name() + " and " + pair.other().name() + " are linked one to one.");
    }
    for (GuardsSection.ConstraintSection constraint : guards.constraints()) {
      lines.add(
          "The records of an entity agree in "
              + constraint.field().attribute().name()
              + likeness(constraint)
              + (constraint.demanding() ? ", and none lacks it." : "."));
    }
    GuardsSection.SharedSection shared = guards.shared();
    if (shared != null) {
      lines.add(
          "A value of %s that more than %d persons use, told apart by %s, ties nobody."
              .formatted(names(shared.fields()), shared.maxPersons(), names(shared.persons())));
    }
    return lines;
  }

  private static String likeness(GuardsSection.ConstraintSection constraint) {
    return constraint.comparator() == null
        ? ""
        : " (%s from %s on)"
            .formatted(constraint.comparator(), Wording.number(constraint.threshold()));
  }

  private static String names(List<PolicySection.FieldRef> fields) {
    return fields.stream()
        .map(field -> field.attribute().name())
        .collect(Collectors.joining(" and "));
  }
}
