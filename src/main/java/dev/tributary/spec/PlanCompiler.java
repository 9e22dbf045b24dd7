package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.clustering.Guards;
import dev.tributary.normalisation.NormaliserOptions;
import dev.tributary.scoring.PairScorer;
import dev.tributary.spec.RecordMapping.AttributeMapping;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.Extraction;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a plan of a document that was checked. */
final class PlanCompiler {
  private final SpecDocument document;
  private final SpecSource source;
  private final Imported imported;
  private final NormaliserChoice choice;
  private final Slots slots;

  PlanCompiler(SpecDocument document, Imported imported, SpecSource source) {
    this.document = document;
    this.source = source;
    this.imported = imported;
    this.choice = new NormaliserChoice(document);
    this.slots = new Slots(choice);
  }

  Plan compile() {
    // Scoring and blocking number the slots, so they come first.
    PairScorer scorer =
        new ScoringCompiler(slots, imported, valueNormalisers())
            .compile(document.decision().scoring());
    var blocking = new BlockingCompiler(slots).compile(document.blocking());
    Plan.Learning learning = learning(blocking);
    PolicyCompiler policy = new PolicyCompiler(document, slots);
    Plan.Decision decision = decision(scorer, policy);
    return new Plan(
        identity(),
        mappings(),
        new Plan.Content(normalisers(slots), policy.profile()),
        blocking,
        decision,
        learning,
        guarding(),
        new GoldenPlan(
            SurvivorshipCompiler.compile(document),
            attributeNames(document),
            unpublished(document),
            personalAttributes(document)),
        document.limits());
  }

  private Plan.Identity identity() {
    return new Plan.Identity(
        document.entity(),
        document.identityVersion(),
        CanonicalForm.hash(document, choice, imported),
        DescriptionWriter.describe(document, choice, imported),
        source);
  }

  private Plan.Decision decision(PairScorer scorer, PolicyCompiler policy) {
    var section = document.decision();
    boolean evidence = section.scoring() instanceof FieldsSection;
    return new Plan.Decision(
        scorer,
        policy.compile(scorer, score -> Plan.probability(score, evidence)),
        evidence,
        section.firm(),
        section.match(),
        section.review());
  }

  private Plan.Guarding guarding() {
    GuardsCompiler compiler = new GuardsCompiler(document, choice);
    Guards guards = compiler.compile();
    return new Plan.Guarding(
        guards, normalisers(compiler.slots()), GuardsCompiler.cutsMatches(guards, document));
  }

  private SlotNormalisers normalisers(Slots all) {
    return new SlotNormalisers(all.inOrder(), valueNormalisers(), withoutGenericValues(document));
  }

  private ValueNormalisers valueNormalisers() {
    return new ValueNormalisers(new NormaliserOptions(region(document)), inLatinLetters(document));
  }

  private Plan.Learning learning(BlockingKeys blocking) {
    if (!(document.decision().scoring() instanceof FieldsSection fields)) {
      return new Plan.Learning(
          TrainingSettings.DEFAULT,
          new BlockingKeys(List.of()),
          new Dependencies(document, slots.inOrder(), blocking),
          List.of());
    }
    BlockingKeys deterministic =
        new BlockingCompiler(slots)
            .compile(new BlockingSection(fields.learning().deterministicRules(), 0));
    List<Boolean> byTerms =
        fields.fields().stream()
            .map(field -> fields.learning().byTerms().contains(field.name().name()))
            .toList();
    return new Plan.Learning(
        fields.learning().settings(),
        deterministic,
        new Dependencies(document, slots.inOrder(), blocking),
        byTerms);
  }

  private Map<String, RecordMapping> mappings() {
    Map<String, RecordMapping> mappings = new LinkedHashMap<>();
    for (SourceSection source : document.sources()) {
      List<AttributeMapping> attributes =
          source.attributes().stream().map(PlanCompiler::mapping).toList();
      mappings.put(
          source.name().name(),
          new RecordMapping(source.primaryKey(), columns(source), attributes));
    }
    return Collections.unmodifiableMap(mappings);
  }

  private static Set<String> columns(SourceSection source) {
    Set<String> columns = new LinkedHashSet<>();
    for (String column : source.primaryKey().split(",")) {
      columns.add(column.strip());
    }
    for (AttributeSection attribute : source.attributes()) {
      attribute.extractions().forEach(extraction -> columns.addAll(extraction.columns()));
    }
    return Collections.unmodifiableSet(columns);
  }

  private static AttributeMapping mapping(AttributeSection attribute) {
    return new AttributeMapping(
        attribute.name().name(), attribute.extractions().stream().map(ValueOrigins::of).toList());
  }

  /** The names of all attributes, in the order in which the sources first name them. */
  static List<String> attributeNames(SpecDocument document) {
    return document.sources().stream()
        .flatMap(source -> source.attributes().stream())
        .map(attribute -> attribute.name().name())
        .distinct()
        .toList();
  }

  /** The attributes whose generic values count nothing. */
  static SortedSet<String> withoutGenericValues(SpecDocument document) {
    return sorted(document.withoutGenericValues());
  }

  /** The attributes whose values are compared in Latin letters. */
  static SortedSet<String> inLatinLetters(SpecDocument document) {
    return sorted(document.inLatinLetters());
  }

  private static SortedSet<String> sorted(List<Named> attributes) {
    SortedSet<String> names = new TreeSet<>();
    attributes.forEach(attribute -> names.add(attribute.name()));
    return Collections.unmodifiableSortedSet(names);
  }

  /** The attributes that golden records do not show. */
  static SortedSet<String> unpublished(SpecDocument document) {
    return sorted(
        document.survivorship().overrides().stream()
            .filter(override -> !override.published())
            .map(OverrideSection::field)
            .toList());
  }

  static String region(SpecDocument document) {
    String region = document.defaultRegion();
    return region.isEmpty() ? NormaliserOptions.DEFAULT_REGION : region;
  }

  /** Declared under compliance, or made from a column that its source's schema calls personal. */
  static SortedSet<String> personalAttributes(SpecDocument document) {
    SortedSet<String> personal = new TreeSet<>();
    document.personalFields().forEach(field -> personal.add(field.name()));
    for (SourceSection source : document.sources()) {
      for (AttributeSection attribute : source.attributes()) {
        if (attribute.extractions().stream().anyMatch(it -> isPersonal(it, source))) {
          personal.add(attribute.name().name());
        }
      }
    }
    return Collections.unmodifiableSortedSet(personal);
  }

  private static boolean isPersonal(Extraction extraction, SourceSection source) {
    return extraction.columns().stream().anyMatch(source.personalColumns()::contains);
  }

  /**
   * All sources from the most to the least trusted: first those that a priority names, then the
   * others in the order of the spec.
   *
   * @param ofField the priority of one field; empty for that of the spec
   */
  static List<String> priority(SpecDocument document, List<Named> ofField) {
    List<Named> named = ofField.isEmpty() ? document.survivorship().priority() : ofField;
    Set<String> order = new LinkedHashSet<>();
    named.forEach(source -> order.add(source.name()));
    document.sources().forEach(source -> order.add(source.name().name()));
    return new ArrayList<>(order);
  }
}
