package dev.tributary.spec;

import dev.tributary.clustering.Guards;
import dev.tributary.clustering.HardConstraint;
import dev.tributary.clustering.SharedValues;
import dev.tributary.comparison.Similarities;
import dev.tributary.comparison.Similarity;
import dev.tributary.spec.GuardsSection.SharedSection;
import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.Layered;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Makes the guards that a spec describes; they look at records through slots of their own. */
final class GuardsCompiler {
  private static final double SAME_NAME = 0.85;

  private final SpecDocument document;
  private final Slots slots;

  GuardsCompiler(SpecDocument document, NormaliserChoice choice) {
    this.document = document;
    this.slots = new Slots(choice);
  }

  /** The slots that the guards look at; complete once they are compiled. */
  Slots slots() {
    return slots;
  }

  Guards compile() {
    GuardsSection section = document.guards();
    Set<String> duplicateFree =
        document.sources().stream()
            .filter(SourceSection::duplicateFree)
            .map(source -> source.name().name())
            .collect(Collectors.toUnmodifiableSet());
    SharedSection shared = section.shared();
    Graph graph = document.policy() instanceof Graph it ? it : null;
    return new Guards(
        document.limits().maxEntitySize(),
        section.minDensity(),
        graph == null ? document.decision().firm() : Double.NEGATIVE_INFINITY,
        section.collisionMargin(),
        section.contradictionsOnly(),
        duplicateFree,
        section.oneToOne().stream()
            .map(pair -> new Guards.SourcePair(pair.one().name(), pair.other().name()))
            .toList(),
        section.constraints().stream()
            .map(it -> new HardConstraint(slot(it.field()), it.demanding(), it.alike()))
            .toList(),
        shared == null ? null : shared(shared),
        graph == null ? Double.NEGATIVE_INFINITY : graph.review());
  }

  /** Whether entities may leave matches out for another reason than their size. */
  static boolean cutsMatches(Guards guards, SpecDocument document) {
    boolean plain =
        guards.minDensity() == 0
            && Double.isNaN(guards.collisionMargin())
            && guards.duplicateFree().isEmpty()
            && guards.oneToOne().isEmpty()
            && guards.constraints().isEmpty()
            && guards.shared() == null
            && document.decision().firm() <= document.decision().match();
    return !plain || !(document.policy() instanceof PolicySection.Thresholds);
  }

  private SharedValues shared(SharedSection section) {
    List<SharedValues.Value> values = new ArrayList<>();
    for (FieldRef field : section.fields()) {
      values.add(new SharedValues.Value(slot(field), partsOf(field.attribute().name())));
    }
    double floor =
        document.policy() instanceof Graph graph ? graph.merge() : document.decision().match();
    return new SharedValues(
        values,
        section.persons().stream().map(this::slot).toList(),
        samePerson(),
        section.maxPersons(),
        floor);
  }

  /** Names that are alike, or one of which is the beginning of the other, as an initial. */
  private static BiPredicate<String, String> samePerson() {
    Similarity likeness = Similarities.named("jaro_winkler");
    return (one, other) ->
        one.startsWith(other) || other.startsWith(one) || likeness.of(one, other) >= SAME_NAME;
  }

  /** Which parts of a score an attribute counts in. */
  private List<Integer> partsOf(String attribute) {
    List<Integer> parts = new ArrayList<>();
    if (document.policy() instanceof Graph graph) {
      for (int i = 0; i < graph.anchors().size(); i++) {
        addIf(graph.anchors().get(i).field().attribute().name().equals(attribute), i, parts);
      }
      return parts;
    }
    int first = document.policy() instanceof Layered layered ? layered.keys().size() : 0;
    if (document.decision().scoring() instanceof FieldsSection section) {
      for (int i = 0; i < section.fields().size(); i++) {
        boolean compares = section.fields().get(i).attribute().name().equals(attribute);
        addIf(compares, first + i, parts);
      }
    } else if (document.decision().scoring() instanceof RulesSection section) {
      for (int i = 0; i < section.rules().size(); i++) {
        addIf(compares(section.rules().get(i), attribute), first + i, parts);
      }
    }
    return parts;
  }

  private static void addIf(boolean wanted, int part, List<Integer> parts) {
    if (wanted) {
      parts.add(part);
    }
  }

  private static boolean compares(RuleSection rule, String attribute) {
    if (rule instanceof CompositeSection composite) {
      return composite.children().stream().anyMatch(child -> compares(child, attribute));
    }
    return rule instanceof ComparisonSection comparison
        && comparison.attributes().stream().anyMatch(it -> it.name().equals(attribute));
  }

  private int slot(FieldRef field) {
    return slots.number(field.attribute(), field.normaliser());
  }
}
