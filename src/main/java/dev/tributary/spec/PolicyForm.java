package dev.tributary.spec;

import dev.tributary.spec.GuardsSection.ConstraintSection;
import dev.tributary.spec.GuardsSection.SharedSection;
import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.Layered;
import dev.tributary.spec.PolicySection.PersonaSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The lines of the canonical form about policy and guards: none where a spec has neither. */
final class PolicyForm {
  private final BiFunction<Named, @Nullable Named, String> slot;
  private final List<String> lines = new ArrayList<>();

  private PolicyForm(BiFunction<Named, @Nullable Named, String> slot) {
    this.slot = slot;
  }

  /**
   * @param slot names what an attribute is compared by
   */
  static List<String> lines(
      SpecDocument document, BiFunction<Named, @Nullable Named, String> slot) {
    PolicyForm form = new PolicyForm(slot);
    form.policy(document.policy());
    form.guards(document.guards());
    document.sources().stream()
        .filter(SourceSection::duplicateFree)
        .forEach(source -> form.line("duplicate_free", source.name().name()));
    return form.lines;
  }

  private void policy(PolicySection policy) {
    if (policy instanceof Layered layered) {
      layered
          .keys()
          .forEach(key -> line("key", key.name().name(), key.decisive(), slots(key.fields())));
    } else if (policy instanceof Graph graph) {
      line("graph", graph.merge(), graph.review(), graph.acrossEntity());
      graph
          .anchors()
          .forEach(it -> line("anchor", it.type().name(), slot(it.field()), it.weight()));
      PersonaSection persona = graph.persona();
      if (persona != null) {
        line("persona", persona.type().name(), persona.embedder().name(), slots(persona.fields()));
        line("similar", persona.similarity(), persona.weight());
      }
    }
  }

  private void guards(GuardsSection guards) {
    if (guards.minDensity() > 0) {
      line("density", guards.minDensity());
    }
    if (!Double.isNaN(guards.collisionMargin())) {
      line("collision", guards.collisionMargin());
      if (guards.contradictionsOnly()) {
        line("contradicting");
      }
    }
    guards.oneToOne().forEach(pair -> line("one_to_one", pair.one().name(), pair.other().name()));
    for (ConstraintSection constraint : guards.constraints()) {
      line("constraint", slot(constraint.field()), constraint.demanding());
      if (constraint.comparator() != null) {
        line("alike", constraint.comparator(), constraint.threshold());
      }
    }
    SharedSection shared = guards.shared();
    if (shared != null) {
      line("shared", slots(shared.fields()), slots(shared.persons()), shared.maxPersons());
    }
  }

  private List<String> slots(List<FieldRef> fields) {
    return fields.stream().map(this::slot).toList();
  }

  private String slot(FieldRef field) {
    return slot.apply(field.attribute(), field.normaliser());
  }

  private void line(String word, Object... values) {
    StringBuilder line = new StringBuilder(word);
    for (Object value : values) {
      line.append(" \"")
          .append(value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    lines.add(line.toString().replace("\n", "\\n"));
  }
}
