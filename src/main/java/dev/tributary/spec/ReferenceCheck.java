package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Tolerance;
import dev.tributary.normalisation.Normalisers;
import dev.tributary.normalisation.StagingFunctions;
import dev.tributary.spec.Imported.FeatureSection;
import dev.tributary.spec.Imported.PairModelFile;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.FunctionCall;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.PartSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that every attribute, source, normaliser and function that a spec refers to is there. */
final class ReferenceCheck {
  private final SpecDocument document;
  private final Imported imported;
  private final NormaliserChoice choice;
  private final Problems problems;
  private final Map<String, Place> attributes = new LinkedHashMap<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> unpublished = new HashSet<>();

  private ReferenceCheck(SpecDocument document, Imported imported, Problems problems) {
    this.document = document;
    this.imported = imported;
    this.choice = new NormaliserChoice(document);
    this.problems = problems;
  }

  static void check(SpecDocument document, Imported imported, Problems problems) {
    new ReferenceCheck(document, imported, problems).check();
  }

  private void check() {
    for (SourceSection source : document.sources()) {
      sources.add(source.name().name());
      for (AttributeSection attribute : source.attributes()) {
        attributes.putIfAbsent(attribute.name().name(), attribute.name().place());
        attribute.extractions().forEach(it -> it.functions().forEach(this::checkFunction));
      }
    }
    if (document.decision().scoring() instanceof FieldsSection fields) {
      fields.fields().forEach(this::checkField);
      fields.learning().deterministicRules().forEach(this::checkKey);
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      rules.rules().forEach(this::checkRule);
    }
    document.blocking().keys().forEach(this::checkKey);
    PolicyFields.of(document)
        .forEach(
            (field, who) -> {
              checkAttribute(who, field.attribute());
              checkNormaliser(field.normaliser());
            });
    document
        .guards()
        .oneToOne()
        .forEach(
            pair -> {
              checkSource(pair.one());
              checkSource(pair.other());
            });
    document.normalisers().forEach(this::checkChoice);
    document.withoutGenericValues().forEach(it -> checkListed("ignore_generic_values", it));
    document.inLatinLetters().forEach(it -> checkListed("transliterate", it));
    document.survivorship().priority().forEach(this::checkSource);
    document.survivorship().overrides().forEach(this::checkOverride);
    document.personalFields().forEach(this::checkPersonal);
    warnOfUnused();
  }

  private void checkField(FieldSection field) {
    checkAttribute("the field", field.attribute());
    checkNormaliser(field.normaliser());
    for (var level : field.levels()) {
      if (level.crossField() != null) {
        checkAttribute("the level", level.crossField());
      }
      if (level.measure() != null && level.measure().range() != null) {
        checkRange(field.attribute(), field.normaliser(), level.measure().range());
      }
    }
  }

  private void checkRule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      composite.children().forEach(this::checkRule);
    } else if (rule instanceof ComparisonSection comparison) {
      String who = "rule \"" + comparison.name().name() + "\"";
      comparison.attributes().forEach(attribute -> checkAttribute(who, attribute));
      checkNormaliser(comparison.normaliser());
      if (comparison.range() != null) {
        comparison
            .attributes()
            .forEach(it -> checkRange(it, comparison.normaliser(), comparison.range()));
      }
    } else if (rule instanceof ModelSection model) {
      checkModel(model);
    }
  }

  /** Only numbers and dates lie in ranges. */
  private void checkRange(Named attribute, @Nullable Named written, Closeness range) {
    String normaliser = choice.ofRange(attribute, written);
    if (!NormaliserChoice.OF_RANGES.contains(normaliser)) {
      problems.error(
          attribute.place(),
          "\""
              + YamlValue.quoted(attribute.name())
              + "\" passes the normaliser "
              + YamlValue.quoted(normaliser)
              + ", but only numbers and dates lie in a range; say normalizer: number, date or quantity");
    } else if (normaliser.equals("date") && range.tolerance().kind() == Tolerance.Kind.RELATIVE) {
      problems.error(
          attribute.place(),
          "\""
              + YamlValue.quoted(attribute.name())
              + "\" is a date, of which a share says nothing; give the tolerance in days, as 30d");
    }
  }

  private void checkModel(ModelSection section) {
    String who = "rule \"" + section.name().name() + "\"";
    section.attributes().forEach(attribute -> checkAttribute(who, attribute));
    PairModelFile file = imported.models().get(section.model().name());
    if (file == null) {
      return;
    }
    file.features().forEach(feature -> checkAttribute("the model", feature.attribute()));
    for (FeatureSection feature : file.features()) {
      if (feature.measure().range() != null) {
        checkRange(feature.attribute(), feature.normaliser(), feature.measure().range());
      }
    }
    for (Named attribute : section.attributes()) {
      if (!file.attributes().contains(attribute.name())) {
        problems.error(
            attribute.place(),
            "the model does not look at \""
                + YamlValue.quoted(attribute.name())
                + "\"; it looks at "
                + String.join(", ", file.attributes()));
      }
    }
  }

  private void checkKey(BlockingKeySection key) {
    for (PartSection part : key.parts()) {
      checkAttribute("the blocking key", part.attribute());
      checkNormaliser(part.normaliser());
      if (KeyTransformNames.find(part.transform()) == null) {
        problems.error(
            part.attribute().place(),
            unknown("transform", part.transform(), KeyTransformNames.EXAMPLES));
      }
    }
  }

  private void checkChoice(String attribute, Named normaliser) {
    if (!attributes.containsKey(attribute)) {
      problems.error(normaliser.place(), noAttribute("the choice", attribute));
    }
    checkNormaliser(normaliser);
  }

  private void checkListed(String list, Named attribute) {
    if (!attributes.containsKey(attribute.name())) {
      problems.error(attribute.place(), noAttribute(list, attribute.name()));
    }
  }

  /** What is only kept out of golden records is used by nothing yet. */
  private void checkOverride(OverrideSection override) {
    if (override.published()) {
      checkAttribute("the override", override.field());
    } else {
      checkListed("the override", override.field());
      unpublished.add(override.field().name());
    }
    override.priority().forEach(this::checkSource);
  }

  private void checkAttribute(String who, Named attribute) {
    used.add(attribute.name());
    if (!attribute.name().isEmpty() && !attributes.containsKey(attribute.name())) {
      problems.error(attribute.place(), noAttribute(who, attribute.name()));
    }
  }

  private String noAttribute(String who, String attribute) {
    return who
        + " refers to attribute \""
        + YamlValue.quoted(attribute)
        + "\", which no source has; "
        + Suggestion.among(attributes.keySet(), attribute);
  }

  private void checkPersonal(Named attribute) {
    if (!attributes.containsKey(attribute.name())) {
      problems.warning(attribute.place(), noAttribute("pii_fields", attribute.name()));
    }
  }

  private void checkSource(Named source) {
    if (!sources.contains(source.name())) {
      problems.error(source.place(), unknown("source", source.name(), sources));
    }
  }

  private void checkNormaliser(@Nullable Named normaliser) {
    Set<String> known = Normalisers.names();
    if (normaliser != null && !known.contains(normaliser.name())) {
      problems.error(normaliser.place(), unknown("normaliser", normaliser.name(), known));
    }
  }

  /** Arguments are known to the function alone, so it is asked. */
  private void checkFunction(FunctionCall call) {
    Named function = call.function();
    Set<String> known = StagingFunctions.names();
    if (!known.contains(function.name())) {
      problems.error(function.place(), unknown("staging function", function.name(), known));
      return;
    }
    try {
      StagingFunctions.named(function.name(), call.arguments());
    } catch (IllegalArgumentException e) {
      problems.error(function.place(), String.valueOf(e.getMessage()));
    }
  }

  private static String unknown(String what, String name, Collection<String> known) {
    return "there is no "
        + what
        + " \""
        + YamlValue.quoted(name)
        + "\"; "
        + Suggestion.among(known, name);
  }

  private void warnOfUnused() {
    attributes.forEach(
        (name, place) -> {
          if (!used.contains(name)) {
            problems.warning(
                place,
                "no comparison, blocking key or override uses \""
                    + name
                    + (unpublished.contains(name)
                        ? "\", and golden records do not show it; remove it"
                        : "\"; it only reaches the golden record"));
          }
        });
  }
}
