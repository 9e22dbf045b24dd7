package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.spec.Imported.FeatureSection;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a model that is to be trained looks at: what somebody asked for, else the fields of
 * its rule, else what the other rules of the spec compare, else every attribute. An attribute that
 * comes without a comparator is compared as its kind suggests, and for equality.
 */
final class PairModelFeatures {
  private static final String EXACT = "exact";

  private final SpecDocument document;
  private final NormaliserChoice normalisers;
  private final Map<String, FeatureSection> chosen = new LinkedHashMap<>();

  private PairModelFeatures(SpecDocument document) {
    this.document = document;
    this.normalisers = new NormaliserChoice(document);
  }

  /**
   * The features, each once.
   *
   * @param asked for, each {@code ATTRIBUTE} or {@code ATTRIBUTE:COMPARATOR}; empty for a choice
   * @throws IllegalArgumentException where an attribute or a comparator is not known
   */
  static List<FeatureSection> choose(SpecDocument document, ModelSection rule, List<String> asked) {
    PairModelFeatures features = new PairModelFeatures(document);
    asked.forEach(features::asked);
    if (features.chosen.isEmpty()) {
      rule.attributes().forEach(features::byKind);
    }
    if (features.chosen.isEmpty() && document.decision().scoring() instanceof RulesSection rules) {
      rules.rules().forEach(features::ofRule);
    }
    if (features.chosen.isEmpty()) {
      features.attributes().forEach(features::byKind);
    }
    return List.copyOf(features.chosen.values());
  }

  private List<Named> attributes() {
    Map<String, Named> byName = new LinkedHashMap<>();
    document.sources().stream()
        .flatMap(source -> source.attributes().stream())
        .map(AttributeSection::name)
        .forEach(attribute -> byName.putIfAbsent(attribute.name(), attribute));
    return new ArrayList<>(byName.values());
  }

  private void asked(String feature) {
    int colon = feature.indexOf(':');
    String name = colon < 0 ? feature : feature.substring(0, colon);
    List<Named> known = attributes();
    Named attribute =
        known.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no source has the attribute \"%s\"; %s"
                            .formatted(
                                name,
                                Suggestion.among(known.stream().map(Named::name).toList(), name))));
    if (colon < 0) {
      byKind(attribute);
      return;
    }
    String comparator = feature.substring(colon + 1);
    if (!Similarities.names().contains(comparator)) {
      throw new IllegalArgumentException(
          "the comparator \"%s\" is not known; %s"
              .formatted(comparator, Suggestion.among(Similarities.names(), comparator)));
    }
    add(attribute, null, new MeasureSection(comparator, null));
  }

  private void byKind(Named attribute) {
    String comparator = DefaultComparison.of(normalisers.of(attribute, null), null).comparator();
    add(attribute, null, new MeasureSection(comparator, null));
    add(attribute, null, new MeasureSection(EXACT, null));
  }

  private void ofRule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      composite.children().forEach(this::ofRule);
    } else if (rule instanceof ComparisonSection comparison) {
      MeasureSection measure = new MeasureSection(comparison.similarity(), comparison.range());
      for (Named attribute : comparison.attributes()) {
        add(attribute, comparison.normaliser(), measure);
        if (comparison.range() == null) {
          add(attribute, comparison.normaliser(), new MeasureSection(EXACT, null));
        }
      }
    }
  }

  private void add(Named attribute, @Nullable Named normaliser, MeasureSection measure) {
    String key = attribute.name() + "\n" + (normaliser == null ? "" : normaliser.name());
    chosen.putIfAbsent(
        key + "\n" + measure, new FeatureSection(attribute, normaliser, measure, Double.NaN));
  }
}
