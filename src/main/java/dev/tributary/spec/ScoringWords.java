package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.scoring.Neighbours;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words how a pair is scored. */
final class ScoringWords {
  private static final double LOG_2 = Math.log(2);

  private final Wording wording;

  ScoringWords(Wording wording) {
    this.wording = wording;
  }

  List<String> of(FieldsSection fields) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "After Fellegi and Sunter: starting from "
            + Wording.bits(fields.priorLogOdds())
            + " bits, each comparison adds what its level is worth, log2(m/u). What a record lacks"
            + " counts nothing.");
    fields.fields().forEach(field -> lines.add("- " + field(field)));
    if (!fields.learning().byTerms().isEmpty()) {
      lines.add(
          "Agreement on a rare value counts for more, on a common one for less, in "
              + String.join(", ", fields.learning().byTerms())
              + ".");
    }
    Neighbours neighbours = fields.neighbours();
    if (neighbours != null) {
      lines.add(
          "Every pair is held against neighbours too, others of one house or company, of whom there"
              + " are "
              + Wording.number(Math.round(neighbours.perMatch() * 1000) / 1000.0)
              + " pairs for each that matches: what they have in common counts little.");
    }
    if (fields.learning().expected()) {
      lines.add("These weights may be learned: tributary train.");
    }
    return lines;
  }

  private String field(FieldSection field) {
    String levels =
        field.levels().stream().map(level -> level(level, field)).collect(Collectors.joining("; "));
    String named =
        field.name().name().equals(field.attribute().name()) ? "" : field.name().name() + ": ";
    return named
        + field.attribute().name()
        + ", normalised as "
        + wording.normaliser(field.attribute(), field.normaliser())
        + ", by "
        + field.comparator()
        + ": "
        + levels
        + ".";
  }

  private static String level(LevelSection level, FieldSection field) {
    if (level.weight() == Double.NEGATIVE_INFINITY) {
      return "no match at all " + condition(level);
    }
    double weight = level.isWeighed() ? level.weight() : Math.log(level.m() / level.u()) / LOG_2;
    return Wording.bits(field.weight() * weight) + " " + condition(level);
  }

  private static String condition(LevelSection level) {
    if (level.kind() == LevelKind.MISSING) {
      return "where a record lacks the value";
    }
    if (level.threshold() < 0) {
      return "otherwise";
    }
    MeasureSection measure = level.measure();
    if (measure != null) {
      return "from " + Wording.number(level.threshold()) + " by " + measure;
    }
    Named crossed = level.crossField();
    String where = crossed == null ? "" : " with swapped " + crossed.name();
    return level.threshold() == 1
        ? "where equal" + where
        : "from " + Wording.number(level.threshold()) + where;
  }

  List<String> of(RulesSection rules) {
    List<String> lines = new ArrayList<>();
    lines.add("The score is the sum over these rules; one that does not fire counts nothing.");
    rules.rules().forEach(rule -> add(rule, "", lines));
    return lines;
  }

  private void add(RuleSection rule, String indent, List<String> lines) {
    if (rule instanceof CompositeSection composite) {
      lines.add(
          indent
              + "- "
              + composite.name().name()
              + ": "
              + (composite.all()
                  ? "the least of these, if all fire"
                  : "the greatest of these, if one fires")
              + (composite.weight() == 1 ? "" : ", times " + Wording.number(composite.weight())));
      composite.children().forEach(child -> add(child, indent + "  ", lines));
    } else if (rule instanceof ComparisonSection comparison) {
      lines.add(indent + "- " + comparison(comparison) + conflict(comparison));
    } else if (rule instanceof ModelSection model) {
      lines.add(
          indent
              + "- %s: %s times what the model %s holds for likely, from %s on"
                  .formatted(
                      model.name().name(),
                      Wording.number(model.weight()),
                      model.model().name(),
                      Wording.number(model.threshold())));
    }
  }

  private static String conflict(ComparisonSection rule) {
    if (rule.penalty() == 0) {
      return "";
    }
    return Double.isInfinite(rule.penalty())
        ? "; no match at all where both have a value and it does not fire"
        : "; less " + Wording.number(rule.penalty()) + " where both have a value and it does not";
  }

  private String comparison(ComparisonSection rule) {
    String attributes =
        rule.attributes().stream()
            .map(
                it ->
                    it.name()
                        + " (normalised as "
                        + wording.normaliser(it, rule.normaliser())
                        + ")")
            .collect(Collectors.joining(" and "));
    String weight = Wording.number(rule.weight());
    Closeness range = rule.range();
    if (range != null) {
      return "%s: %s where %s lie within %s"
          .formatted(rule.name().name(), weight, attributes, range);
    }
    return rule.similarity().equals("exact")
        ? rule.name().name() + ": " + weight + " where " + attributes + " are equal"
        : "%s: %s times the similarity of %s by %s, from %s on"
            .formatted(
                rule.name().name(),
                weight,
                attributes,
                rule.similarity(),
                Wording.number(rule.threshold()));
  }
}
