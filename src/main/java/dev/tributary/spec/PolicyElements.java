package dev.tributary.spec;

import dev.tributary.spec.GuardsSection.ConstraintSection;
import dev.tributary.spec.GuardsSection.SharedSection;
import dev.tributary.spec.PolicySection.AnchorSection;
import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.KeySection;
import dev.tributary.spec.PolicySection.Layered;
import dev.tributary.spec.PolicySection.PersonaSection;
import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.spec.SpecDescription.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the policy and the guards of a document apart. */
final class PolicyElements {
  private static final String IS = "is";

  private final Wording wording;
  private final List<Element> elements = new ArrayList<>();

  private PolicyElements(Wording wording) {
    this.wording = wording;
  }

  static List<Element> of(SpecDocument document, Wording wording) {
    PolicyElements writer = new PolicyElements(wording);
    writer.policy(document.policy());
    writer.guards(document.guards());
    return writer.elements;
  }

  private void policy(PolicySection policy) {
    if (policy instanceof Layered layered) {
      add(Section.POLICY, "policy", IS, "layered");
      layered.keys().forEach(this::key);
    } else if (policy instanceof Graph graph) {
      add(Section.POLICY, "policy", IS, "graph", "across_entity", yes(graph.acrossEntity()));
      graph.anchors().forEach(this::anchor);
      PersonaSection persona = graph.persona();
      if (persona != null) {
        persona(persona);
      }
      add(Section.THRESHOLD, "graph.merge", IS, Wording.number(graph.merge()));
      add(Section.THRESHOLD, "graph.review_persona", IS, Wording.number(graph.review()));
    } else {
      add(Section.POLICY, "policy", IS, "thresholds");
    }
  }

  private void key(KeySection key) {
    add(
        Section.KEY,
        key.name().name(),
        "fields",
        names(key.fields()),
        "normalizer",
        normalisers(key.fields()),
        "decisive",
        yes(key.decisive()));
  }

  private void anchor(AnchorSection anchor) {
    add(
        Section.POLICY,
        "anchor " + anchor.type().name() + " of " + anchor.field().attribute().name(),
        "normalizer",
        normalisers(List.of(anchor.field())),
        "weight",
        Wording.number(anchor.weight()));
  }

  private void persona(PersonaSection persona) {
    add(
        Section.POLICY,
        "persona " + persona.type().name(),
        "fields",
        names(persona.fields()),
        "normalizer",
        normalisers(persona.fields()),
        "embedder",
        persona.embedder().name(),
        "weight",
        Wording.number(persona.weight()));
    add(Section.THRESHOLD, "persona.similarity", IS, Wording.number(persona.similarity()));
  }

  private void guards(GuardsSection guards) {
    add(Section.GUARD, "min_density", IS, Wording.number(guards.minDensity()));
    if (!Double.isNaN(guards.collisionMargin())) {
      add(
          Section.GUARD,
          "collision_margin",
          IS,
          Wording.number(guards.collisionMargin()),
          "collision_of",
          guards.contradictionsOnly() ? "contradicting" : "untied");
    }
    guards
        .oneToOne()
        .forEach(
            pair ->
                add(
                    Section.GUARD,
                    "one_to_one " + pair.one().name() + ", " + pair.other().name(),
                    IS,
                    "yes"));
    guards.constraints().forEach(this::constraint);
    SharedSection shared = guards.shared();
    if (shared != null) {
      add(
          Section.GUARD,
          "shared_values",
          "fields",
          names(shared.fields()),
          "persons",
          names(shared.persons()),
          "normalizer",
          normalisers(shared.fields()) + "; " + normalisers(shared.persons()),
          "max_persons",
          String.valueOf(shared.maxPersons()));
    }
  }

  private void constraint(ConstraintSection constraint) {
    String comparator = constraint.comparator();
    add(
        Section.GUARD,
        "constraint " + constraint.field().attribute().name(),
        "must",
        constraint.demanding() ? "agree" : "not_differ",
        "normalizer",
        normalisers(List.of(constraint.field())),
        "comparator",
        comparator == null ? "equal" : comparator,
        "threshold",
        comparator == null ? "" : Wording.number(constraint.threshold()));
  }

  private static String names(List<FieldRef> fields) {
    return fields.stream().map(it -> it.attribute().name()).collect(Collectors.joining(", "));
  }

  private String normalisers(List<FieldRef> fields) {
    return fields.stream()
        .map(it -> wording.normaliser(it.attribute(), it.normaliser()))
        .collect(Collectors.joining(", "));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private void add(Section section, String name, String... traits) {
    elements.add(Element.of(section, name, traits));
  }
}
