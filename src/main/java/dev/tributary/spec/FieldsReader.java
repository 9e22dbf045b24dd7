package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.TermSection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads {@code decision.scoring.fields}: the comparisons of Fellegi-Sunter scoring. */
final class FieldsReader {
  /** From which similarity on values agree where the spec does not say; 1 for those not listed. */
  static final Map<String, Double> DEFAULT_THRESHOLDS =
      Map.ofEntries(
          Map.entry("jaro_winkler", 0.88),
          Map.entry("token_sort_jaro_winkler", 0.88),
          Map.entry("jaro", 0.85),
          Map.entry("levenshtein", 0.85),
          Map.entry("damerau_levenshtein", 0.85),
          Map.entry("token_sort_levenshtein", 0.85),
          Map.entry("token_sort_damerau_levenshtein", 0.85),
          Map.entry("date", 0.85),
          Map.entry("soft_overlap", 0.85),
          Map.entry("address", 0.85),
          Map.entry("monge_elkan", 0.85),
          Map.entry("cosine", 0.75),
          Map.entry("tf_idf", 0.7),
          Map.entry("jaccard", 0.6));

  private static final int MOST_FIELDS = 50;
  private static final double HIGHEST_WEIGHT = 10;

  private static final double LEAST_FREQUENCY = 1e-12;

  /** Where a field says none of these, how it is compared is left to us. */
  private static final List<String> SAYS_HOW =
      List.of("levels", "threshold", "m_probability", "u_probability", "conflict");

  private final Problems problems;
  private final boolean learned;
  private final UnaryOperator<String> normalisers;
  private final Set<String> names = new HashSet<>();

  private FieldsReader(Problems problems, boolean learned, UnaryOperator<String> normalisers) {
    this.problems = problems;
    this.learned = learned;
    this.normalisers = normalisers;
  }

  /**
   * @param learned whether m and u may be left out, since training finds them
   * @param normalisers the normaliser of an attribute, where a field names none
   */
  static List<FieldSection> read(
      YamlValue value, Problems problems, boolean learned, UnaryOperator<String> normalisers) {
    FieldsReader reader = new FieldsReader(problems, learned, normalisers);
    List<YamlValue> items = value.list();
    if (value.isList() && (items.isEmpty() || items.size() > MOST_FIELDS)) {
      value.error("expected 1 to " + MOST_FIELDS + " fields, found " + items.size());
    }
    return items.stream().map(reader::field).toList();
  }

  private FieldSection field(YamlValue item) {
    if (item.isScalar()) {
      return named(item);
    }
    YamlMapping field =
        item.mapping(
            "name",
            "description",
            "attribute",
            "comparator",
            "normalizer",
            "weight",
            "threshold",
            "m_probability",
            "u_probability",
            "conflict",
            "term_frequency",
            "levels");
    YamlValue named = field.require("name", "name the attribute to compare");
    Named name = named == null ? new Named("", item.place()) : named.named();
    if (named != null) {
      checkName(named, name);
    }
    Named attribute = field.named("attribute");
    if (learned && SAYS_HOW.stream().noneMatch(field::has)) {
      return byDefault(field, name, attribute == null ? name : attribute);
    }
    YamlValue comparator = field.get("comparator");
    String similarity = comparator == null ? "exact" : comparator.oneOf(Similarities.names());
    TermSection terms = terms(field.get("term_frequency"));
    List<LevelSection> levels =
        field.has("levels")
            ? levels(field, similarity, terms != null)
            : twoLevels(field, similarity, terms != null);
    return new FieldSection(
        name,
        attribute == null ? name : attribute,
        field.named("normalizer"),
        similarity,
        field.number("weight", 0, HIGHEST_WEIGHT, 1),
        terms,
        levels);
  }

  private void checkName(YamlValue value, Named name) {
    if (!names.add(name.name())) {
      value.error(
          "there is a field \""
              + name.name()
              + "\" already; give this one another name and say attribute: "
              + name.name());
    }
  }

  /** An attribute alone: everything else is left to us, and the weights to training. */
  private FieldSection named(YamlValue item) {
    Named name = item.named();
    checkName(item, name);
    if (!learned) {
      item.error(
          "an attribute alone needs training: write {name: …, m_probability: …, u_probability: …},"
              + " or training: {method: em} beside fields");
    }
    return byDefault(name, name, null, null, 1, null);
  }

  private FieldSection byDefault(YamlMapping field, Named name, Named attribute) {
    YamlValue comparator = field.get("comparator");
    return byDefault(
        name,
        attribute,
        field.named("normalizer"),
        comparator == null ? null : comparator.oneOf(Similarities.names()),
        field.number("weight", 0, HIGHEST_WEIGHT, 1),
        field.get("term_frequency"));
  }

  private FieldSection byDefault(
      Named name,
      Named attribute,
      @Nullable Named normaliser,
      @Nullable String comparator,
      double weight,
      @Nullable YamlValue frequency) {
    DefaultComparison comparison =
        DefaultComparison.of(
            normaliser == null ? normalisers.apply(attribute.name()) : normaliser.name(),
            comparator);
    TermSection terms;
    if (frequency != null) {
      terms = terms(frequency);
    } else {
      terms = comparison.weighsWords() ? null : new TermSection(name.place(), null, Double.NaN, 0);
    }
    return new FieldSection(
        name,
        attribute,
        normaliser,
        comparison.comparator(),
        weight,
        terms,
        comparison.levels(terms != null));
  }

  private static @Nullable TermSection terms(@Nullable YamlValue value) {
    if (value == null) {
      return null;
    }
    if (value.isFlag()) {
      return value.flag() ? new TermSection(value.place(), null, Double.NaN, 0) : null;
    }
    if (value.isScalar()) {
      return new TermSection(value.place(), value.named(), Double.NaN, 0);
    }
    YamlMapping terms = value.mapping("file", "unknown", "minimum_u");
    return new TermSection(
        value.place(),
        terms.named("file"),
        terms.has("unknown") ? terms.number("unknown", LEAST_FREQUENCY, 1, 1) : Double.NaN,
        terms.number("minimum_u", 0, 1, 0));
  }

  private List<LevelSection> twoLevels(YamlMapping field, String similarity, boolean terms) {
    double threshold =
        field.number("threshold", 0, 1, DEFAULT_THRESHOLDS.getOrDefault(similarity, 1.0));
    int termWeight = terms && threshold == 1 ? 1 : 0;
    if (learned && !field.has("m_probability") && !field.has("u_probability")) {
      return DefaultWeights.filled(
          List.of(agreement(threshold, 0, 0, termWeight), disagreement(field, 0, 0)));
    }
    double m = probability(field, "m_probability", "how often matches agree, as 0.9");
    double u = probability(field, "u_probability", "how often other pairs agree, as 0.01");
    if (m <= u && field.has("m_probability") && field.has("u_probability")) {
      problems.warning(
          field.keyPlace("m_probability"),
          "is not above u_probability, so agreement speaks against a match");
    }
    return List.of(agreement(threshold, m, u, termWeight), disagreement(field, 1 - m, 1 - u));
  }

  private static LevelSection agreement(double threshold, double m, double u, int termWeight) {
    return new LevelSection(LevelKind.SIMILAR, threshold, null, null, m, u, Double.NaN, termWeight);
  }

  private static LevelSection disagreement(YamlMapping field, double m, double u) {
    YamlValue conflict = field.get("conflict");
    double weight = conflict == null ? Double.NaN : LevelsReader.conflict(conflict);
    return new LevelSection(
        LevelKind.OTHERWISE, LevelsReader.EVERYTHING, null, null, m, u, weight, 0);
  }

  private static double probability(YamlMapping field, String key, String cure) {
    YamlValue value = field.require(key, cure);
    return value == null ? 0.5 : value.probability();
  }

  private List<LevelSection> levels(YamlMapping field, String similarity, boolean terms) {
    for (String key : List.of("m_probability", "u_probability", "threshold", "conflict")) {
      if (field.has(key)) {
        problems.error(field.keyPlace(key), "levels say it already; remove one of the two");
      }
    }
    YamlValue value = field.get("levels");
    return value == null
        ? List.of()
        : new LevelsReader(similarity, terms, learned, problems).read(value);
  }
}
