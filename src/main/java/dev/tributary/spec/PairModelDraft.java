package dev.tributary.spec;

import dev.tributary.scoring.CompositeRule;
import dev.tributary.scoring.ConflictRule;
import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.ModelRule;
import dev.tributary.scoring.PairFeature;
import dev.tributary.scoring.PairModel;
import dev.tributary.scoring.Rule;
import dev.tributary.scoring.WeightedSumScorer;
import dev.tributary.spec.Imported.FeatureSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model of pairs that is still to be trained: which rule of a spec asks it, what it looks at, and
 * the plan under a model that knows nothing. What is trained on the features of that plan sees
 * exactly what the resolver will show it.
 */
public final class PairModelDraft {
  private final SpecReading reading;
  private final String id;
  private final List<FeatureSection> sections;
  private final List<PairFeature> features;

  private PairModelDraft(
      SpecReading reading, String id, List<FeatureSection> sections, List<PairFeature> features) {
    this.reading = reading;
    this.id = id;
    this.sections = sections;
    this.features = features;
  }

  /**
   * Reads a spec whose model need not be there yet.
   *
   * @param model the id of the model to train; null where the spec names only one
   * @param features what the model is to look at, each {@code ATTRIBUTE} or {@code
   *     ATTRIBUTE:COMPARATOR}; empty for what the spec suggests
   * @throws IllegalArgumentException where the spec has no such model, or no such attribute
   */
  public static PairModelDraft read(
      String text,
      String name,
      SpecImports imports,
      @Nullable String model,
      List<String> features) {
    YamlValue root = YamlSource.compose(text, name, new Problems());
    SpecDocument document = root == null ? null : DocumentReader.read(root, new Problems());
    if (document == null) {
      return new PairModelDraft(
          SpecReader.readWithFiles(text, name, imports), "", List.of(), List.of());
    }
    ModelSection rule = rule(document, model);
    List<FeatureSection> chosen = PairModelFeatures.choose(document, rule, features);
    LogisticModel blank = new LogisticModel(0, new double[chosen.size()]);
    List<Double> nothing = Collections.nCopies(chosen.size(), Double.NaN);
    byte[] file =
        PairModelWriter.write(chosen, blank, nothing, Map.of()).getBytes(StandardCharsets.UTF_8);
    String path = ImportReader.modelFile(rule.model().name());
    SpecReading reading =
        SpecReader.readWithFiles(
            text, name, asked -> asked.equals(path) ? file : imports.read(asked));
    return new PairModelDraft(
        reading, rule.model().name(), chosen, features(reading.plan(), rule.name().name()));
  }

  private static ModelSection rule(SpecDocument document, @Nullable String wanted) {
    List<ModelSection> rules =
        document.decision().scoring() instanceof RulesSection section
            ? section.rules().stream().flatMap(PairModelDraft::models).toList()
            : List.of();
    List<String> ids = rules.stream().map(rule -> rule.model().name()).distinct().toList();
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "the spec has no rule of type ml that could ask the model; add {name: pairs, type: ml,"
              + " model: pairs, threshold: 0.5, weight: 1.0} under rules");
    }
    if (wanted == null && ids.size() > 1) {
      throw new IllegalArgumentException(
          "the spec names several models, %s; say which one to train with --model"
              .formatted(String.join(", ", ids)));
    }
    return rules.stream()
        .filter(rule -> wanted == null || rule.model().name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no rule asks the model \"%s\"; %s"
                        .formatted(wanted, Suggestion.among(ids, String.valueOf(wanted)))));
  }

  private static Stream<ModelSection> models(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      return composite.children().stream().flatMap(PairModelDraft::models);
    }
    return rule instanceof ModelSection model ? Stream.of(model) : Stream.empty();
  }

  private static List<PairFeature> features(@Nullable Plan plan, String rule) {
    if (plan == null || !(plan.scorer() instanceof WeightedSumScorer scorer)) {
      return List.of();
    }
    return scorer.rules().stream()
        .flatMap(PairModelDraft::modelRules)
        .filter(one -> one.name().equals(rule))
        .findFirst()
        .map(ModelRule::features)
        .orElse(List.of());
  }

  private static Stream<ModelRule> modelRules(Rule rule) {
    if (rule instanceof CompositeRule composite) {
      return composite.children().stream().flatMap(PairModelDraft::modelRules);
    }
    if (rule instanceof ConflictRule conflict) {
      return modelRules(conflict.rule());
    }
    return rule instanceof ModelRule model ? Stream.of(model) : Stream.empty();
  }

  /** The spec under the blank model, or what is wrong with it. */
  public SpecReading reading() {
    return reading;
  }

  /** Where the spec looks for the model: its path from the spec. */
  public String file() {
    return ImportReader.modelFile(id);
  }

  /** What the model looks at, by slots of the plan; empty where the spec has errors. */
  public List<PairFeature> features() {
    return features;
  }

  /**
   * The file of a trained model.
   *
   * @param missing by feature, what stands in where a record lacks the value; NaN for nothing
   * @param trainedFrom for people: what the model was trained on
   */
  public String write(PairModel model, List<Double> missing, Map<String, Long> trainedFrom) {
    return PairModelWriter.write(sections, model, missing, trainedFrom);
  }
}
