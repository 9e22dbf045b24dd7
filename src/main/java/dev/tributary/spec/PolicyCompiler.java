package dev.tributary.spec;

import dev.tributary.comparison.Embedder;
import dev.tributary.comparison.Embedders;
import dev.tributary.comparison.VectorText;
import dev.tributary.scoring.ConstrainedPolicy;
import dev.tributary.scoring.GraphPolicy;
import dev.tributary.scoring.LayeredPolicy;
import dev.tributary.scoring.PairPolicy;
import dev.tributary.scoring.PairScorer;
import dev.tributary.scoring.ThresholdPolicy;
import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.Layered;
import dev.tributary.spec.PolicySection.PersonaSection;
import dev.tributary.spec.SpecDocument.DecisionSection;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the policy that a spec describes. */
final class PolicyCompiler {
  private final SpecDocument document;
  private final Slots slots;
  private @Nullable ProfileSlot profile;

  PolicyCompiler(SpecDocument document, Slots slots) {
    this.document = document;
    this.slots = slots;
  }

  /**
   * The policy. Everything else that looks at slots has to have asked for its own before: the
   * vector of a profile comes behind the last one.
   */
  PairPolicy compile(PairScorer scorer, DoubleUnaryOperator probability) {
    List<ConstrainedPolicy.Constraint> constraints =
        document.guards().constraints().stream()
            .map(
                it ->
                    new ConstrainedPolicy.Constraint(slot(it.field()), it.demanding(), it.alike()))
            .toList();
    DecisionSection decision = document.decision();
    PairPolicy policy;
    if (document.policy() instanceof Graph graph) {
      policy = graph(graph);
    } else {
      policy = new ThresholdPolicy(scorer, decision.match(), decision.review(), probability);
      if (document.policy() instanceof Layered layered) {
        policy = new LayeredPolicy(keys(layered), scorer, policy);
      }
    }
    return constraints.isEmpty() ? policy : new ConstrainedPolicy(constraints, policy);
  }

  /** What makes the vector of a profile; null where the policy looks at none. */
  @Nullable ProfileSlot profile() {
    return profile;
  }

  private List<LayeredPolicy.Key> keys(Layered layered) {
    return layered.keys().stream()
        .map(
            key ->
                new LayeredPolicy.Key(
                    key.name().name(),
                    key.fields().stream().map(this::slot).toList(),
                    key.decisive()))
        .toList();
  }

  private GraphPolicy graph(Graph graph) {
    List<GraphPolicy.Anchor> anchors =
        graph.anchors().stream()
            .map(it -> new GraphPolicy.Anchor(it.type().name(), slot(it.field()), it.weight()))
            .toList();
    PersonaSection section = graph.persona();
    return new GraphPolicy(
        anchors,
        section == null ? null : persona(section),
        new GraphPolicy.Levels(graph.merge(), graph.review(), graph.acrossEntity()));
  }

  private GraphPolicy.Persona persona(PersonaSection section) {
    int[] fields = section.fields().stream().mapToInt(this::slot).toArray();
    Embedder embedder =
        Objects.requireNonNull(
            Embedders.byName().get(section.embedder().name()), "the reader has checked its name");
    int slot = slots.inOrder().size();
    profile = new ProfileSlot(fields, slot, embedder);
    return new GraphPolicy.Persona(
        section.type().name(), slot, VectorText::cosine, section.similarity(), section.weight());
  }

  private int slot(FieldRef field) {
    return slots.number(field.attribute(), field.normaliser());
  }
}
