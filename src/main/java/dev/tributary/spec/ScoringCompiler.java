package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.comparison.Similarity;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.ComparisonLevel;
import dev.tributary.scoring.CompositeRule;
import dev.tributary.scoring.CrossLevel;
import dev.tributary.scoring.ElseLevel;
import dev.tributary.scoring.Evidence;
import dev.tributary.scoring.ExactRule;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.PairScorer;
import dev.tributary.scoring.Rule;
import dev.tributary.scoring.SimilarityLevel;
import dev.tributary.scoring.SimilarityRule;
import dev.tributary.scoring.TermAdjustment;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.WeightedSumScorer;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.ScoringSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the scorer that a spec describes. */
final class ScoringCompiler {
  private static final String EXACT = "exact";

  private final Slots slots;

  ScoringCompiler(Slots slots) {
    this.slots = slots;
  }

  PairScorer compile(ScoringSection scoring) {
    if (scoring instanceof FieldsSection fields) {
      List<Comparison> comparisons =
          fields.fields().stream()
              .map(field -> comparison(field, fields.frequencies().get(field.name().name())))
              .toList();
      return new FellegiSunterScorer(comparisons, fields.priorLogOdds());
    }
    return new WeightedSumScorer(
        ((RulesSection) scoring).rules().stream().map(this::rule).toList());
  }

  /** Which pairs reach the levels of a field, as a trained model writes it. */
  static List<String> conditions(FieldSection field) {
    Slots none = new Slots(new NormaliserChoice());
    return new ScoringCompiler(none).comparison(field, null).conditions();
  }

  private Comparison comparison(FieldSection field, @Nullable TermFrequencies frequencies) {
    Similarity similarity = Similarities.named(field.comparator());
    List<ComparisonLevel> levels = new ArrayList<>();
    for (LevelSection level : field.levels()) {
      ComparisonLevel plain = level(level, field, levels.size() == field.levels().size() - 1);
      levels.add(frequencies == null ? plain : adjusted(plain, frequencies));
    }
    int slot = slots.number(field.attribute(), field.normaliser());
    return new Comparison(field.name().name(), slot, similarity::of, levels, field.weight());
  }

  /** Only equal values: of values that are merely alike, neither's frequency says how often. */
  private static ComparisonLevel adjusted(ComparisonLevel level, TermFrequencies frequencies) {
    if (level instanceof SimilarityLevel similar && similar.threshold() == 1) {
      Evidence evidence = similar.evidence();
      TermAdjustment adjustment = new TermAdjustment(frequencies, evidence.u(), 1, 0);
      return new SimilarityLevel(1, similar.similarity(), evidence.adjusted(adjustment));
    }
    return level;
  }

  /** The other field of a cross level is normalised as the field itself: else they never agree. */
  private ComparisonLevel level(LevelSection level, FieldSection field, boolean last) {
    if (last) {
      return new ElseLevel(level.m(), level.u());
    }
    if (level.crossField() == null) {
      return new SimilarityLevel(level.threshold(), level.m(), level.u());
    }
    String normaliser = slots.normaliser(field.attribute(), field.normaliser());
    int other = slots.number(level.crossField(), normaliser);
    return new CrossLevel(other, level.threshold(), level.m(), level.u());
  }

  private Rule rule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      return new CompositeRule(
          composite.name().name(),
          composite.all() ? CompositeRule.Operator.AND : CompositeRule.Operator.OR,
          composite.children().stream().map(this::rule).toList(),
          composite.weight());
    }
    ComparisonSection comparison = (ComparisonSection) rule;
    List<Rule> rules = comparison.attributes().stream().map(it -> rule(comparison, it)).toList();
    return rules.size() == 1
        ? rules.get(0)
        : new CompositeRule(comparison.name().name(), CompositeRule.Operator.AND, rules, 1);
  }

  private Rule rule(ComparisonSection rule, Named attribute) {
    int slot = slots.number(attribute, rule.normaliser());
    String name = rule.name().name();
    if (rule.similarity().equals(EXACT)) {
      return new ExactRule(name, slot, rule.weight());
    }
    Similarity similarity = Similarities.named(rule.similarity());
    return new SimilarityRule(name, slot, rule.weight(), similarity::of, rule.threshold());
  }
}
