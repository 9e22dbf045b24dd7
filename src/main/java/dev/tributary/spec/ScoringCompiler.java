package dev.tributary.spec;

import dev.tributary.comparison.ExactMatch;
import dev.tributary.comparison.Similarities;
import dev.tributary.comparison.Similarity;
import dev.tributary.comparison.TfIdf;
import dev.tributary.normalisation.NormaliserOptions;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.CompositeRule;
import dev.tributary.scoring.ConflictRule;
import dev.tributary.scoring.ExactRule;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.ModelRule;
import dev.tributary.scoring.PairFeature;
import dev.tributary.scoring.PairScorer;
import dev.tributary.scoring.Rule;
import dev.tributary.scoring.SimilarityRule;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.WeightedSumScorer;
import dev.tributary.scoring.WordMeasure;
import dev.tributary.spec.Imported.FeatureSection;
import dev.tributary.spec.Imported.PairModelFile;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.ScoringSection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Makes the scorer that a spec describes. */
final class ScoringCompiler {
  private static final String EXACT = "exact";

  private final Slots slots;
  private final Imported imported;
  private final ComparisonCompiler comparisons;

  /**
   * @param normalisers of values in files, as of those in records
   */
  ScoringCompiler(Slots slots, Imported imported, ValueNormalisers normalisers) {
    this.slots = slots;
    this.imported = imported;
    this.comparisons = new ComparisonCompiler(slots, imported, normalisers);
  }

  PairScorer compile(ScoringSection scoring) {
    if (scoring instanceof FieldsSection fields) {
      return new FellegiSunterScorer(
          fields.fields().stream().map(field -> comparison(field, fields)).toList(),
          fields.priorLogOdds(),
          fields.neighbours());
    }
    return new WeightedSumScorer(
        ((RulesSection) scoring).rules().stream().map(this::rule).toList());
  }

  private Comparison comparison(FieldSection field, FieldsSection all) {
    return comparisons
        .compile(field, all.frequencies())
        .weighing(all.words().getOrDefault(field.name().name(), TermFrequencies.NONE));
  }

  /** Which pairs reach the levels of a field, as a trained model writes it. */
  static List<String> conditions(FieldSection field) {
    Slots none = new Slots(new NormaliserChoice());
    ValueNormalisers usual = new ValueNormalisers(NormaliserOptions.DEFAULTS, Set.of());
    return new ComparisonCompiler(none, Imported.NOTHING, usual)
        .compile(field, Map.of())
        .conditions();
  }

  static ToDoubleBiFunction<String, String> similarity(MeasureSection measure) {
    if (measure.comparator().equals(TfIdf.NAME)) {
      return new NamedWordMeasure(TermFrequencies.NONE);
    }
    Similarity similarity =
        measure.range() == null ? Similarities.named(measure.comparator()) : measure.range();
    return new NamedMeasure(measure.toString(), similarity);
  }

  /** A measure that says its name. */
  private record NamedMeasure(String name, Similarity similarity)
      implements ToDoubleBiFunction<String, String> {
    @Override
    public double applyAsDouble(String a, String b) {
      return similarity.of(a, b);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** TF-IDF; by the words that are given, or all words alike. */
  private record NamedWordMeasure(TfIdf similarity) implements WordMeasure {
    NamedWordMeasure(TermFrequencies words) {
      this(new TfIdf(words::of));
    }

    @Override
    public double applyAsDouble(String a, String b) {
      return similarity.of(a, b);
    }

    @Override
    public List<String> words(String value) {
      return TfIdf.words(value);
    }

    @Override
    public WordMeasure weighing(TermFrequencies words) {
      return new NamedWordMeasure(words);
    }

    @Override
    public String toString() {
      return TfIdf.NAME;
    }
  }

  private Rule rule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      return new CompositeRule(
          composite.name().name(),
          composite.all() ? CompositeRule.Operator.AND : CompositeRule.Operator.OR,
          composite.children().stream().map(this::rule).toList(),
          composite.weight());
    }
    if (rule instanceof ModelSection model) {
      return model(model);
    }
    ComparisonSection comparison = (ComparisonSection) rule;
    List<Rule> rules = comparison.attributes().stream().map(it -> rule(comparison, it)).toList();
    Rule whole =
        rules.size() == 1
            ? rules.get(0)
            : new CompositeRule(comparison.name().name(), CompositeRule.Operator.AND, rules, 1);
    return comparison.penalty() > 0 ? new ConflictRule(whole, comparison.penalty()) : whole;
  }

  private Rule rule(ComparisonSection rule, Named attribute) {
    boolean ranged = rule.range() != null;
    int slot =
        ranged
            ? slots.numberOfRange(attribute, rule.normaliser())
            : slots.number(attribute, rule.normaliser());
    String name = rule.name().name();
    if (rule.similarity().equals(EXACT)) {
      return new ExactRule(name, slot, rule.weight(), ExactMatch::agree);
    }
    MeasureSection measure = new MeasureSection(rule.similarity(), rule.range());
    return new SimilarityRule(name, slot, rule.weight(), similarity(measure), rule.threshold());
  }

  private Rule model(ModelSection section) {
    PairModelFile file = imported.models().get(section.model().name());
    if (file == null) {
      throw new IllegalStateException("a spec without its model is not compiled");
    }
    return new ModelRule(
        section.name().name(),
        section.weight(),
        file.features().stream().map(this::feature).toList(),
        file.model(),
        section.threshold());
  }

  private PairFeature feature(FeatureSection feature) {
    boolean ranged = feature.measure().range() != null;
    int slot =
        ranged
            ? slots.numberOfRange(feature.attribute(), feature.normaliser())
            : slots.number(feature.attribute(), feature.normaliser());
    String name = feature.attribute().name() + " " + feature.measure().comparator();
    return new PairFeature(name, slot, similarity(feature.measure()), feature.missing());
  }
}
