package dev.tributary.spec;

import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.Neighbours;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import dev.tributary.spec.SpecDocument.DecisionSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.ScoringSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the weights of a trained model in place of those of a spec. */
final class ModelApplication {
  private final TrainedModel model;
  private final Problems problems;
  private final Map<String, TermFrequencies> frequencies = new LinkedHashMap<>();
  private final Map<String, TermFrequencies> words = new LinkedHashMap<>();

  private ModelApplication(TrainedModel model, Problems problems) {
    this.model = model;
    this.problems = problems;
  }

  static SpecDocument apply(SpecDocument document, TrainedModel model, Problems problems) {
    ScoringSection scoring = document.decision().scoring();
    if (!(scoring instanceof FieldsSection fields)) {
      return document;
    }
    ModelApplication application = new ModelApplication(model, problems);
    SpecDocument trained = document.withScoring(application.trained(fields));
    return fields.learning().priorCounts() ? trained : application.withSureJoins(trained, fields);
  }

  /**
   * Thresholds in match weights were written for weights that somebody wrote. Under learned ones
   * the same number of bits may mean much less, and a match that joins entities joins all their
   * pairs. So by the prior of the model it has to be as sure as where nothing is said.
   */
  private SpecDocument withSureJoins(SpecDocument trained, FieldsSection fields) {
    DecisionSection decision = trained.decision();
    double prior = MatchWeight.ofProbability(model.prior());
    double sure = MatchWeight.ofProbability(DecisionReader.FIRM) - prior;
    if (decision.firm() >= sure) {
      return trained;
    }
    Named named = fields.learning().model();
    problems.note(
        named == null ? Place.START : named.place(),
        ("by the prior of the model, firm (%s) is a probability of %s; matches join entities from"
                + " %s on, %s; state thresholds under decision.thresholds, as probabilities, to"
                + " decide yourself")
            .formatted(
                rounded(decision.firm()),
                rounded(MatchWeight.probability(decision.firm() + prior)),
                rounded(sure),
                Wording.number(DecisionReader.FIRM)));
    return trained.withFirm(sure);
  }

  private static String rounded(double number) {
    return Wording.number(Math.round(number * 1000) / 1000.0);
  }

  private FieldsSection trained(FieldsSection section) {
    List<FieldSection> fields = section.fields().stream().map(this::trained).toList();
    double prior =
        section.learning().priorCounts()
            ? MatchWeight.ofProbability(model.prior())
            : section.priorLogOdds();
    return new FieldsSection(
        fields, prior, section.learning(), frequencies, words, neighbours(section));
  }

  private @Nullable Neighbours neighbours(FieldsSection section) {
    if (!section.learning().settings().neighbours() || model.neighbours() == 0) {
      return null;
    }
    for (FieldSection field : section.fields()) {
      if (field.name().name().equals(Neighbours.PART)) {
        problems.warning(
            field.name().place(),
            "a part of the score has the name neighbours already, so pairs are not held against"
                + " neighbours; call the field by another name");
        return null;
      }
    }
    return new Neighbours(model.neighbours(), MatchWeight.ofProbability(model.prior()));
  }

  private FieldSection trained(FieldSection field) {
    String name = field.name().name();
    TrainedComparison learned = model.comparison(name);
    if (learned == null) {
      problems.warning(
          field.name().place(),
          "the model has no weights for it, so those of the spec count; train again");
      return field;
    }
    if (!learned.levels().stream()
        .map(TrainedLevel::condition)
        .toList()
        .equals(ScoringCompiler.conditions(field))) {
      problems.error(
          field.name().place(),
          "the model was trained for other levels of it ("
              + String.join(", ", learned.levels().stream().map(TrainedLevel::condition).toList())
              + "); train again");
      return field;
    }
    if (learned.frequencies() != null) {
      frequencies.put(name, learned.frequencies());
    }
    if (learned.words() != null) {
      words.put(name, learned.words());
    }
    List<LevelSection> levels = new ArrayList<>();
    for (int i = 0; i < field.levels().size(); i++) {
      LevelSection written = field.levels().get(i);
      TrainedLevel level = learned.levels().get(i);
      levels.add(written.with(level.m(), level.u()));
    }
    return new FieldSection(
        field.name(),
        field.attribute(),
        field.normaliser(),
        field.comparator(),
        field.weight(),
        field.terms(),
        levels);
  }
}
