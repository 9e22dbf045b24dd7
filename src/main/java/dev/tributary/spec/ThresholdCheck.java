package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.DecisionSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.ScoringSection;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Warns of thresholds that no pair can reach, or that every pair does. */
final class ThresholdCheck {
  private static final double LOG_2 = Math.log(2);

  private final DecisionSection decision;
  private final Place place;
  private final Problems problems;

  private ThresholdCheck(DecisionSection decision, Place place, Problems problems) {
    this.decision = decision;
    this.place = place;
    this.problems = problems;
  }

  /**
   * Checks the thresholds of a document.
   *
   * @param root where it was read from, for the place of the thresholds
   */
  static void check(SpecDocument document, YamlValue root, Problems problems) {
    new ThresholdCheck(document.decision(), place(root.anyMapping()), problems).check();
  }

  private static Place place(YamlMapping root) {
    YamlMapping decision = mapping(root.get("decision"));
    YamlMapping scoring = decision == null ? null : mapping(decision.get("scoring"));
    if (scoring != null && scoring.has("thresholds")) {
      return scoring.keyPlace("thresholds");
    }
    return decision == null ? root.place() : decision.keyPlace("thresholds");
  }

  private static @Nullable YamlMapping mapping(@Nullable YamlValue value) {
    return value != null && value.isMapping() ? value.anyMapping() : null;
  }

  private void check() {
    double highest = highest(decision.scoring());
    if (highest < decision.match()) {
      problems.warning(
          place,
          "no pair can match: the highest score that there is, %s, is below match (%s)"
              .formatted(Wording.number(rounded(highest)), Wording.number(decision.match())));
    }
    double lowest = lowest(decision.scoring());
    if (lowest >= decision.match()) {
      problems.warning(
          place,
          "every pair matches that is compared: the lowest score that there is, %s, reaches match"
                  .formatted(Wording.number(rounded(lowest)))
              + " (%s)".formatted(Wording.number(decision.match())));
    }
  }

  private static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }

  private static double highest(ScoringSection scoring) {
    if (scoring instanceof FieldsSection fields) {
      if (fields.fields().stream().anyMatch(field -> field.terms() != null)) {
        return Double.POSITIVE_INFINITY; // agreement on a rare value may count for any amount
      }
      // What a record lacks counts nothing, so no comparison has to take away.
      return fields.priorLogOdds()
          + fields.fields().stream().mapToDouble(it -> Math.max(0, weight(it, Math::max))).sum();
    }
    return scoring instanceof RulesSection rules
        ? rules.rules().stream().mapToDouble(ThresholdCheck::highest).sum()
        : Double.POSITIVE_INFINITY;
  }

  private static double lowest(ScoringSection scoring) {
    return scoring instanceof FieldsSection fields
        ? fields.priorLogOdds()
            + fields.fields().stream().mapToDouble(it -> Math.min(0, weight(it, Math::min))).sum()
        : ((RulesSection) scoring).rules().stream().mapToDouble(ThresholdCheck::lowest).sum();
  }

  /** A rule that does not fire, and speaks against a match where it has a penalty. */
  private static double lowest(RuleSection rule) {
    return rule instanceof ComparisonSection comparison ? -comparison.penalty() : 0;
  }

  private static double weight(FieldSection field, DoubleBinaryOperator choice) {
    return field.levels().stream()
        .mapToDouble(level -> field.weight() * weight(level))
        .reduce(choice)
        .orElse(0);
  }

  /** The match weight of a level: the one that is written, else what m and u say. */
  private static double weight(LevelSection level) {
    return level.isWeighed() ? level.weight() : Math.log(level.m() / level.u()) / LOG_2;
  }

  private static double highest(RuleSection rule) {
    if (rule instanceof ComparisonSection comparison) {
      return comparison.weight();
    }
    if (rule instanceof CompositeSection composite) {
      DoubleStream children = composite.children().stream().mapToDouble(ThresholdCheck::highest);
      return composite.weight() * (composite.all() ? children.min() : children.max()).orElse(0);
    }
    return rule instanceof ModelSection model ? model.weight() : Double.POSITIVE_INFINITY;
  }
}
