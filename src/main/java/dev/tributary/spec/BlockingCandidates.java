package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.PartSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thinks of blocking keys that a spec could have: each compared attribute alone, made coarser as
 * suits its kind, and in pairs.
 */
final class BlockingCandidates {
  /** Compared attributes that are looked at; pairs of them grow with the square. */
  private static final int MOST_ATTRIBUTES = 8;

  private static final Set<String> NAMES = Set.of("name", "nickname");
  private static final Set<String> TEXTS =
      Set.of("name", "nickname", "company", "address", "generic");

  private final SpecDocument document;
  private final NormaliserChoice normalisers;
  private final Map<String, BlockingKeySection> keys = new LinkedHashMap<>();

  private BlockingCandidates(SpecDocument document) {
    this.document = document;
    this.normalisers = new NormaliserChoice(document);
  }

  /** Keys that the spec does not have, each once. */
  static List<BlockingKeySection> of(SpecDocument document) {
    BlockingCandidates candidates = new BlockingCandidates(document);
    candidates.collect();
    BlockingSection written = document.blocking();
    written.keys().forEach(key -> candidates.keys.remove(BlockingCompiler.name(key)));
    return new ArrayList<>(candidates.keys.values());
  }

  private void collect() {
    List<Named> attributes = compared();
    for (Named attribute : attributes) {
      add(attribute, "");
      coarser(attribute).forEach(transform -> add(attribute, transform));
      if (TEXTS.contains(normaliser(attribute))) {
        addJoined(attribute, "ngram3@0.7x2");
      }
    }
    for (int i = 0; i < attributes.size(); i++) {
      for (int j = i + 1; j < attributes.size(); j++) {
        add(attributes.get(i), "", attributes.get(j), "");
        pairs(attributes.get(i), attributes.get(j));
        pairs(attributes.get(j), attributes.get(i));
      }
    }
  }

  /** One of two in full, the other made coarser. */
  private void pairs(Named full, Named other) {
    coarser(other).forEach(transform -> add(full, "", other, transform));
  }

  private List<String> coarser(Named attribute) {
    String normaliser = normaliser(attribute);
    if (NAMES.contains(normaliser)) {
      return List.of("soundex", "prefix3");
    }
    return switch (normaliser) {
      case "date" -> List.of("year");
      case "phone" -> List.of("last7");
      case "postal_code" -> List.of("prefix3");
      default -> TEXTS.contains(normaliser) ? List.of("prefix4") : List.of();
    };
  }

  private String normaliser(Named attribute) {
    return normalisers.of(attribute, null);
  }

  private void add(Named attribute, String transform) {
    add(new BlockingKeySection(attribute.place(), List.of(part(attribute, transform)), "", 0));
  }

  private void add(Named a, String transformOfA, Named b, String transformOfB) {
    List<PartSection> parts = List.of(part(a, transformOfA), part(b, transformOfB));
    add(new BlockingKeySection(a.place(), parts, "", 0));
  }

  private void addJoined(Named attribute, String transform) {
    add(new BlockingKeySection(attribute.place(), List.of(part(attribute, "")), transform, 0));
  }

  private void add(BlockingKeySection key) {
    keys.putIfAbsent(BlockingCompiler.name(key), key);
  }

  private static PartSection part(Named attribute, String transform) {
    return new PartSection(attribute, null, transform);
  }

  /** The attributes that comparisons look at, in their order. */
  private List<Named> compared() {
    Map<String, Named> compared = new LinkedHashMap<>();
    if (document.decision().scoring() instanceof FieldsSection fields) {
      for (FieldSection field : fields.fields()) {
        compared.putIfAbsent(field.attribute().name(), field.attribute());
      }
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      rules.rules().forEach(rule -> compared(rule, compared));
    }
    return compared.values().stream().limit(MOST_ATTRIBUTES).toList();
  }

  private static void compared(RuleSection rule, Map<String, Named> compared) {
    if (rule instanceof CompositeSection composite) {
      composite.children().forEach(child -> compared(child, compared));
    } else if (rule instanceof ComparisonSection comparison) {
      comparison.attributes().forEach(it -> compared.putIfAbsent(it.name(), it));
    }
  }
}
