package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.scoring.Neighbours;
import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.spec.SpecDescription.Section;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a document apart into elements that can be compared with those of another. */
final class ElementWriter {
  private final SpecDocument document;
  private final Wording wording;
  private final List<Element> elements = new ArrayList<>();

  ElementWriter(SpecDocument document, Wording wording) {
    this.document = document;
    this.wording = wording;
  }

  List<Element> elements() {
    add(Section.ENTITY, "name", "is", document.entity());
    add(Section.VERSION, "identity_version", "is", document.identityVersion());
    add(Section.ENTITY, "default_region", "is", PlanCompiler.region(document));
    document.sources().forEach(this::source);
    attributes();
    document.blocking().keys().forEach(this::blockingKey);
    add(
        Section.LIMIT,
        "max_keys_per_record",
        "is",
        String.valueOf(BlockingCompiler.maxKeysPerRecord(document.blocking())));
    scoring();
    elements.addAll(PolicyElements.of(document, wording));
    thresholds();
    survivorship();
    limits();
    governance();
    return elements;
  }

  private void add(Section section, String name, String... traits) {
    elements.add(Element.of(section, name, traits));
  }

  private void source(SourceSection source) {
    String name = source.name().name();
    add(
        Section.SOURCE,
        name,
        "primary_key",
        source.primaryKey(),
        "duplicate_free",
        source.duplicateFree() ? "yes" : "no");
    for (AttributeSection attribute : source.attributes()) {
      add(
          Section.MAPPING,
          name + "." + attribute.name().name(),
          "from",
          Wording.origins(attribute.extractions()));
    }
  }

  private void attributes() {
    Set<String> personal = PlanCompiler.personalAttributes(document);
    Set<String> withoutGeneric = PlanCompiler.withoutGenericValues(document);
    Set<String> inLatin = PlanCompiler.inLatinLetters(document);
    Set<String> names = new LinkedHashSet<>(PlanCompiler.attributeNames(document));
    names.addAll(personal); // one that no source has is a warning only
    for (String name : names) {
      add(
          Section.ATTRIBUTE,
          name,
          "personal",
          personal.contains(name) ? "yes" : "no",
          "generic values",
          withoutGeneric.contains(name) ? "ignored" : "compared",
          "letters",
          inLatin.contains(name) ? "latin" : "as written");
    }
  }

  private void blockingKey(BlockingKeySection key) {
    String normalisers =
        key.parts().stream()
            .map(part -> wording.normaliser(part.attribute(), part.normaliser()))
            .collect(Collectors.joining(", "));
    int cap = key.maxBlockSize();
    add(
        Section.BLOCKING,
        BlockingCompiler.name(key),
        "normalizer",
        normalisers,
        "max_block_size",
        cap == 0 ? "that of limits" : String.valueOf(cap));
  }

  private void scoring() {
    if (document.decision().scoring() instanceof FieldsSection fields) {
      add(
          Section.SCORING,
          "scoring",
          "strategy",
          "fellegi_sunter",
          "prior_log_odds",
          Wording.number(fields.priorLogOdds()),
          "neighbours",
          neighbours(fields.neighbours()));
      fields.fields().forEach(field -> field(field, fields.learning().byTerms()));
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      add(Section.SCORING, "scoring", "strategy", "weighted_sum");
      rules.rules().forEach(rule -> rule(rule, ""));
    }
  }

  private static String neighbours(@Nullable Neighbours neighbours) {
    return neighbours == null ? "none" : Wording.number(neighbours.perMatch()) + " for a match";
  }

  private void field(FieldSection field, Set<String> byTerms) {
    Map<String, String> traits = new LinkedHashMap<>();
    traits.put("attribute", field.attribute().name());
    traits.put("normalizer", wording.normaliser(field.attribute(), field.normaliser()));
    traits.put("comparator", field.comparator());
    traits.put("weight", Wording.number(field.weight()));
    traits.put("term_frequency", String.valueOf(byTerms.contains(field.name().name())));
    for (LevelSection level : field.levels()) {
      traits.merge("level " + name(level), worth(level), (a, b) -> a + "; " + b);
    }
    elements.add(new Element(Section.COMPARISON, field.name().name(), traits));
  }

  private static String worth(LevelSection level) {
    String worth =
        level.isWeighed()
            ? "weight " + Wording.number(level.weight())
            : "m " + Wording.number(level.m()) + ", u " + Wording.number(level.u());
    return level.termWeight() == 0 || level.termWeight() == 1
        ? worth
        : worth + ", tf_adjustment " + Wording.number(level.termWeight());
  }

  private static String name(LevelSection level) {
    if (level.kind() == LevelKind.MISSING) {
      return "null";
    }
    if (level.threshold() < 0) {
      return "else";
    }
    MeasureSection measure = level.measure();
    Named crossed = level.crossField();
    String from = "from " + Wording.number(level.threshold());
    String by = measure == null ? from : from + " by " + measure;
    return crossed == null ? by : by + " across " + crossed.name();
  }

  /** Children are named by their path, as the same name may stand in two composites. */
  private void rule(RuleSection rule, String path) {
    Map<String, String> traits = new LinkedHashMap<>();
    if (rule instanceof CompositeSection composite) {
      String name = path + composite.name().name();
      traits.put("type", "composite");
      traits.put("operator", composite.all() ? "and" : "or");
      traits.put("weight", Wording.number(composite.weight()));
      elements.add(new Element(Section.RULE, name, traits));
      composite.children().forEach(child -> rule(child, name + "/"));
    } else if (rule instanceof ComparisonSection comparison) {
      Closeness range = comparison.range();
      if (range != null) {
        traits.put("type", "range");
        traits.put("tolerance", range.toString());
      } else {
        traits.put("type", comparison.similarity().equals("exact") ? "exact" : "similarity");
        traits.put("algorithm", comparison.similarity());
      }
      traits.put(
          "fields",
          comparison.attributes().stream().map(Named::name).collect(Collectors.joining(", ")));
      traits.put(
          "normalizer",
          comparison.attributes().stream()
              .map(it -> wording.normaliser(it, comparison.normaliser()))
              .collect(Collectors.joining(", ")));
      traits.put("threshold", Wording.number(comparison.threshold()));
      traits.put("weight", Wording.number(comparison.weight()));
      traits.put("conflict", Wording.number(comparison.penalty()));
      elements.add(new Element(Section.RULE, path + comparison.name().name(), traits));
    } else if (rule instanceof ModelSection model) {
      traits.put("type", "ml");
      traits.put("model", model.model().name());
      traits.put("threshold", Wording.number(model.threshold()));
      traits.put("weight", Wording.number(model.weight()));
      elements.add(new Element(Section.RULE, path + model.name().name(), traits));
    }
  }

  private void thresholds() {
    add(Section.THRESHOLD, "firm", "is", Wording.number(document.decision().firm()));
    add(Section.THRESHOLD, "match", "is", Wording.number(document.decision().match()));
    add(Section.THRESHOLD, "review", "is", Wording.number(document.decision().review()));
  }

  private void survivorship() {
    add(
        Section.SURVIVORSHIP,
        "default",
        "strategy",
        document.survivorship().strategy(),
        "priority",
        wording.priority(List.of()));
    for (OverrideSection override : document.survivorship().overrides()) {
      if (!override.published()) {
        add(Section.SURVIVORSHIP, override.field().name(), "published", "no");
        continue;
      }
      add(
          Section.SURVIVORSHIP,
          override.field().name(),
          "strategy",
          override.strategy(),
          "priority",
          wording.priority(override.priority()));
    }
  }

  private void limits() {
    Limits limits = document.limits();
    add(Section.LIMIT, "max_block_size", "is", String.valueOf(limits.maxBlockSize()));
    add(Section.LIMIT, "max_entity_size", "is", String.valueOf(limits.maxEntitySize()));
    add(
        Section.LIMIT,
        "max_review_items_per_record",
        "is",
        String.valueOf(limits.maxReviewItemsPerRecord()));
    add(Section.LIMIT, "max_record_bytes", "is", String.valueOf(limits.maxRecordBytes()));
    add(Section.LIMIT, "round_timeout", "is", limits.roundTimeout().toMillis() + "ms");
    add(Section.LIMIT, "settle_timeout", "is", limits.settleTimeout().toMillis() + "ms");
  }

  private void governance() {
    Governance asked = document.governance();
    demand("require_schema", asked.schemaRequired());
    demand("require_freshness", asked.freshnessRequired());
    demand("require_shadow_on_threshold_change", asked.shadowBeforeThresholds());
    add(Section.GOVERNANCE, "required_tags", "are", String.join(", ", asked.requiredTags()));
  }

  private void demand(String name, boolean made) {
    add(Section.GOVERNANCE, name, "is", String.valueOf(made));
  }
}
