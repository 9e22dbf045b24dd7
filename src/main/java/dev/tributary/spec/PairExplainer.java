package dev.tributary.spec;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.scoring.PairExplanation;
import dev.tributary.scoring.PartExplanation;
import dev.tributary.spec.PairReport.Outcome;
import dev.tributary.spec.PairReport.Step;
import dev.tributary.spec.PairReport.Thresholds;
import dev.tributary.spec.PairReport.Values;
import dev.tributary.spec.Slots.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Puts together what is known about a pair. */
final class PairExplainer {
  private final Plan plan;
  private final IntFunction<Slot> slots;

  PairExplainer(Plan plan, IntFunction<Slot> slots) {
    this.plan = plan;
    this.slots = slots;
  }

  /** Both records with what is compared of them. */
  private record Pair(SourceRecord a, SourceRecord b, Features ofA, Features ofB) {}

  PairReport explain(SourceRecord a, SourceRecord b) {
    Pair pair = new Pair(a, b, plan.features(a.attributes()), plan.features(b.attributes()));
    PairExplanation explanation = plan.scorer().explain(pair.ofA(), pair.ofB());
    return new PairReport(
        a.key(),
        b.key(),
        sharedBlocks(pair),
        explanation,
        steps(explanation, pair),
        plan.probability(explanation.total()),
        outcome(explanation),
        new Thresholds(plan.firmThreshold(), plan.matchThreshold(), plan.reviewThreshold()));
  }

  private List<String> sharedBlocks(Pair pair) {
    Set<BlockKey> ofA = new HashSet<>(plan.blocks(pair.ofA()));
    return plan.blocks(pair.ofB()).stream()
        .filter(ofA::contains)
        .map(block -> plan.blockingRuleName(block.rule()))
        .distinct()
        .toList();
  }

  private List<Step> steps(PairExplanation explanation, Pair pair) {
    List<Step> steps = new ArrayList<>();
    double total = explanation.prior();
    for (PartExplanation part : explanation.parts()) {
      double contribution = part.contribution();
      double to = Double.isNaN(contribution) ? total : total + contribution;
      steps.add(step(part, total, to, pair));
      total = to;
    }
    return steps;
  }

  private Step step(PartExplanation part, double from, double to, Pair pair) {
    return new Step(
        part,
        from,
        to,
        part.slots().stream().map(slot -> values(slot, pair)).toList(),
        part.children().stream().map(child -> step(child, from, from, pair)).toList());
  }

  private Values values(int number, Pair pair) {
    Slot slot = slots.apply(number);
    return new Values(
        slot.attribute(),
        slot.normaliser(),
        pair.a().attributes().all(slot.attribute()),
        pair.b().attributes().all(slot.attribute()),
        List.of(pair.ofA().values(number)),
        List.of(pair.ofB().values(number)));
  }

  private Outcome outcome(PairExplanation explanation) {
    double total = explanation.total();
    if (explanation.isVetoed()) {
      return Outcome.VETOED;
    }
    if (total >= plan.matchThreshold()) {
      return total >= plan.firmThreshold() ? Outcome.MATCH : Outcome.WEAK_MATCH;
    }
    return total >= plan.reviewThreshold() ? Outcome.REVIEW : Outcome.NO_MATCH;
  }
}
