package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.spec.GuardsSection.ConstraintSection;
import dev.tributary.spec.GuardsSection.OneToOne;
import dev.tributary.spec.GuardsSection.SharedSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code guards}: what keeps records out of one entity although they match. */
final class GuardsReader {
  private static final double WIDEST_MARGIN = 100;
  private static final int MOST_PERSONS = 100;
  private static final String AGREE = "agree";
  private static final String NOT_DIFFER = "not_differ";
  private static final String UNTIED = "untied";
  private static final String CONTRADICTING = "contradicting";

  static final GuardsSection NONE =
      new GuardsSection(0, Double.NaN, false, List.of(), List.of(), null);

  private GuardsReader() {}

  static GuardsSection read(@Nullable YamlValue value) {
    if (value == null) {
      return NONE;
    }
    YamlMapping guards =
        value.mapping(
            "min_density",
            "collision_margin",
            "collision_of",
            "one_to_one",
            "constraints",
            "shared_values");
    YamlValue shared = guards.get("shared_values");
    return new GuardsSection(
        guards.number("min_density", 0, 1, 0),
        guards.number("collision_margin", 0, WIDEST_MARGIN, Double.NaN),
        contradictionsOnly(guards),
        oneToOne(guards),
        guards.list("constraints").stream().map(GuardsReader::constraint).toList(),
        shared == null ? null : shared(shared));
  }

  private static boolean contradictionsOnly(YamlMapping guards) {
    YamlValue value = guards.get("collision_of");
    if (value == null) {
      return false;
    }
    if (!guards.has("collision_margin")) {
      value.error("says who collides, and not how close; add collision_margin, in bits or weights");
    }
    return value.oneOf(List.of(UNTIED, CONTRADICTING)).equals(CONTRADICTING);
  }

  /** One pair of sources, or a list of them. */
  private static List<OneToOne> oneToOne(YamlMapping guards) {
    YamlValue value = guards.get("one_to_one");
    if (value == null) {
      return List.of();
    }
    List<YamlValue> items = value.list();
    List<YamlValue> pairs =
        !items.isEmpty() && items.stream().noneMatch(YamlValue::isList) ? List.of(value) : items;
    List<OneToOne> links = new ArrayList<>();
    for (YamlValue pair : pairs) {
      List<YamlValue> sources = pair.list();
      if (sources.size() == 2) {
        OneToOne link = new OneToOne(sources.get(0).named(), sources.get(1).named());
        links.add(link);
        if (link.one().name().equals(link.other().name())) {
          pair.error("links a source to itself; say duplicate_free: true at the source instead");
        }
      } else if (pair.isList()) {
        pair.error("expected two sources, as [crm, billing], found " + sources.size());
      }
    }
    return links;
  }

  private static ConstraintSection constraint(YamlValue value) {
    YamlMapping constraint =
        value.mapping("field", "normalizer", "must", "comparator", "threshold");
    YamlValue must = constraint.require("must", "one of " + AGREE + ", " + NOT_DIFFER);
    String word = must == null ? AGREE : must.oneOf(List.of(AGREE, NOT_DIFFER));
    YamlValue comparator = constraint.get("comparator");
    YamlValue threshold = constraint.get("threshold");
    if (comparator == null && threshold != null) {
      threshold.error("says how alike, and not by what; name a comparator, as damerau_levenshtein");
    }
    String measure = comparator == null ? null : comparator.oneOf(Similarities.names());
    double usual = measure == null ? 1 : FieldsReader.DEFAULT_THRESHOLDS.getOrDefault(measure, 1.0);
    return new ConstraintSection(
        FieldRefs.of(constraint, value),
        word.equals(AGREE),
        measure,
        constraint.number("threshold", 0, 1, usual));
  }

  private static @Nullable SharedSection shared(YamlValue value) {
    YamlMapping shared = value.mapping("fields", "persons", "max_persons");
    YamlValue fields = shared.require("fields", "as [email, phone]: what a household may share");
    YamlValue persons = shared.require("persons", "as [first_name]: what tells its members apart");
    return fields == null || persons == null
        ? null
        : new SharedSection(
            FieldRefs.read(fields),
            FieldRefs.read(persons),
            shared.integer("max_persons", 1, MOST_PERSONS, 1));
  }
}
