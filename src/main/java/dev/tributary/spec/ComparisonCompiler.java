package dev.tributary.spec;

import dev.tributary.normalisation.Normaliser;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.ComparisonLevel;
import dev.tributary.scoring.CrossLevel;
import dev.tributary.scoring.ElseLevel;
import dev.tributary.scoring.Evidence;
import dev.tributary.scoring.NullLevel;
import dev.tributary.scoring.SimilarityLevel;
import dev.tributary.scoring.TermAdjustment;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.spec.Imported.FrequencyTable;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.TermSection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** Makes the comparisons of Fellegi-Sunter scoring. */
final class ComparisonCompiler {
  private final Slots slots;
  private final Imported imported;
  private final ValueNormalisers normalisers;
  private final Map<MeasureSection, ToDoubleBiFunction<String, String>> measures = new HashMap<>();

  ComparisonCompiler(Slots slots, Imported imported, ValueNormalisers normalisers) {
    this.slots = slots;
    this.imported = imported;
    this.normalisers = normalisers;
  }

  /**
   * Makes a comparison.
   *
   * @param learned how common the values of fields are, by field, where a model knows
   */
  Comparison compile(FieldSection field, Map<String, TermFrequencies> learned) {
    MeasureSection measure = new MeasureSection(field.comparator(), null);
    TermFrequencies frequencies = frequencies(field, learned);
    double exactU = exactU(field);
    List<ComparisonLevel> levels =
        field.levels().stream().map(level -> level(level, field, frequencies, exactU)).toList();
    return new Comparison(
        field.name().name(),
        slot(field),
        measure(measure),
        levels,
        field.weight(),
        SharedByNeighbours.of(
            field.attribute().name(), slots.normaliser(field.attribute(), field.normaliser())));
  }

  /** Where levels ask how far apart numbers or dates are, the slot holds these. */
  private int slot(FieldSection field) {
    boolean ranged =
        field.levels().stream()
            .map(LevelSection::measure)
            .anyMatch(measure -> measure != null && measure.range() != null);
    return ranged
        ? slots.numberOfRange(field.attribute(), field.normaliser())
        : slots.number(field.attribute(), field.normaliser());
  }

  private ComparisonLevel level(
      LevelSection level, FieldSection field, TermFrequencies frequencies, double exactU) {
    Evidence evidence = evidence(level);
    TermSection terms = field.terms();
    if (terms != null && level.termWeight() > 0 && frequencies != TermFrequencies.NONE) {
      double u = Double.isNaN(exactU) ? level.u() : exactU;
      evidence =
          evidence.adjusted(
              new TermAdjustment(frequencies, u, level.termWeight(), terms.minimumU()));
    }
    Named crossed = level.crossField();
    return switch (level.kind()) {
      case OTHERWISE -> new ElseLevel(evidence);
      case MISSING -> new NullLevel(evidence);
      case CROSSED ->
          crossLevel(level, field, crossed == null ? field.attribute() : crossed, evidence);
      case SIMILAR -> new SimilarityLevel(level.threshold(), own(level.measure()), evidence);
    };
  }

  /** The other field of a cross level is normalised as the field itself: else they never agree. */
  private ComparisonLevel crossLevel(
      LevelSection level, FieldSection field, Named crossed, Evidence evidence) {
    String normaliser = slots.normaliser(field.attribute(), field.normaliser());
    return new CrossLevel(slots.number(crossed, normaliser), level.threshold(), evidence);
  }

  private static Evidence evidence(LevelSection level) {
    if (!level.isWeighed()) {
      return Evidence.of(level.m(), level.u());
    }
    return Double.isInfinite(level.weight()) ? Evidence.VETO : Evidence.ofWeight(level.weight());
  }

  private @Nullable ToDoubleBiFunction<String, String> own(@Nullable MeasureSection measure) {
    return measure == null ? null : measure(measure);
  }

  /** One object for each measure, as a comparison asks whether it measured by it already. */
  private ToDoubleBiFunction<String, String> measure(MeasureSection measure) {
    return measures.computeIfAbsent(measure, ScoringCompiler::similarity);
  }

  /** The u of equal values; NaN where no level says it. */
  private static double exactU(FieldSection field) {
    return field.levels().stream()
        .filter(level -> level.kind() == LevelKind.SIMILAR && level.measure() == null)
        .filter(level -> level.threshold() == 1)
        .mapToDouble(LevelSection::u)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The frequencies of normalised values: what the normaliser makes one counts together. */
  private TermFrequencies frequencies(FieldSection field, Map<String, TermFrequencies> learned) {
    TermSection terms = field.terms();
    Named file = terms == null ? null : terms.file();
    FrequencyTable table = file == null ? null : imported.tables().get(file.name());
    if (terms == null || table == null) {
      return learned.getOrDefault(field.name().name(), TermFrequencies.NONE);
    }
    Normaliser normaliser =
        normalisers.of(
            field.attribute().name(), slots.normaliser(field.attribute(), field.normaliser()));
    Map<String, Double> normalised = new HashMap<>();
    table
        .frequencies()
        .forEach(
            (raw, frequency) ->
                normaliser
                    .normalise(raw)
                    .values()
                    .forEach(value -> normalised.merge(value, frequency, Double::sum)));
    normalised.replaceAll((value, frequency) -> Math.min(1, frequency));
    return TermFrequencies.ofShares(normalised, TermFrequencies.MOST_VALUES, terms.unknown());
  }
}
