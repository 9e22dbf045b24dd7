package dev.tributary.spec;

import dev.tributary.comparison.Similarities;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.LevelSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code decision.scoring.fields}: the comparisons of Fellegi-Sunter scoring. */
final class FieldsReader {
  /** From which similarity on values agree where the spec does not say; 1 for those not listed. */
  static final Map<String, Double> DEFAULT_THRESHOLDS =
      Map.of(
          "jaro_winkler", 0.88,
          "jaro", 0.85,
          "levenshtein", 0.85,
          "damerau_levenshtein", 0.85,
          "cosine", 0.75,
          "jaccard", 0.6);

  private static final int MOST_FIELDS = 50;
  private static final int MOST_LEVELS = 10;
  private static final double HIGHEST_WEIGHT = 10;
  private static final double ROUNDING = 0.0201;
  private static final double EVERYTHING = -1;

  private final Problems problems;
  private final boolean learned;
  private final Set<String> names = new HashSet<>();

  private FieldsReader(Problems problems, boolean learned) {
    this.problems = problems;
    this.learned = learned;
  }

  /**
   * @param learned whether m and u may be left out, since training finds them
   */
  static List<FieldSection> read(YamlValue value, Problems problems, boolean learned) {
    FieldsReader reader = new FieldsReader(problems, learned);
    List<YamlValue> items = value.list();
    if (value.isList() && (items.isEmpty() || items.size() > MOST_FIELDS)) {
      value.error("expected 1 to " + MOST_FIELDS + " fields, found " + items.size());
    }
    return items.stream().map(reader::field).toList();
  }

  private FieldSection field(YamlValue item) {
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
            "term_frequency",
            "levels");
    YamlValue named = field.require("name", "name the attribute to compare");
    Named name = named == null ? new Named("", item.place()) : named.named();
    if (named != null && !names.add(name.name())) {
      named.error(
          "there is a field \""
              + name.name()
              + "\" already; give this one another name and say attribute: "
              + name.name());
    }
    Named attribute = field.named("attribute");
    YamlValue comparator = field.get("comparator");
    String similarity = comparator == null ? "exact" : comparator.oneOf(Similarities.names());
    return new FieldSection(
        name,
        attribute == null ? name : attribute,
        field.named("normalizer"),
        similarity,
        field.number("weight", 0, HIGHEST_WEIGHT, 1),
        field.has("levels") ? levels(field) : twoLevels(field, similarity));
  }

  private List<LevelSection> twoLevels(YamlMapping field, String similarity) {
    if (learned && !field.has("m_probability") && !field.has("u_probability")) {
      return DefaultWeights.filled(
          List.of(
              new LevelSection(threshold(field, similarity), null, 0, 0),
              new LevelSection(EVERYTHING, null, 0, 0)));
    }
    double m = probability(field, "m_probability", "how often matches agree, as 0.9");
    double u = probability(field, "u_probability", "how often other pairs agree, as 0.01");
    if (m <= u && field.has("m_probability") && field.has("u_probability")) {
      problems.warning(
          field.keyPlace("m_probability"),
          "is not above u_probability, so agreement speaks against a match");
    }
    return List.of(
        new LevelSection(threshold(field, similarity), null, m, u),
        new LevelSection(EVERYTHING, null, 1 - m, 1 - u));
  }

  private static double threshold(YamlMapping field, String similarity) {
    return field.number("threshold", 0, 1, DEFAULT_THRESHOLDS.getOrDefault(similarity, 1.0));
  }

  private static double probability(YamlMapping field, String key, String cure) {
    YamlValue value = field.require(key, cure);
    return value == null ? 0.5 : value.probability();
  }

  private List<LevelSection> levels(YamlMapping field) {
    for (String key : List.of("m_probability", "u_probability", "threshold")) {
      if (field.has(key)) {
        problems.error(field.keyPlace(key), "levels say it already; remove one of the two");
      }
    }
    YamlValue value = field.get("levels");
    if (value == null) {
      return List.of();
    }
    List<YamlValue> items = value.list();
    if (value.isList() && (items.size() < 2 || items.size() > MOST_LEVELS)) {
      value.error("expected 2 to " + MOST_LEVELS + " levels, the last with else: true");
    }
    List<LevelSection> levels = new ArrayList<>();
    boolean left = learned && items.stream().noneMatch(FieldsReader::hasProbabilities);
    for (YamlValue item : items) {
      levels.add(level(item, levels.size() == items.size() - 1, left));
    }
    checkOrder(value, levels);
    if (left) {
      return DefaultWeights.filled(levels);
    }
    checkSum(value, "m", levels.stream().mapToDouble(LevelSection::m).sum());
    checkSum(value, "u", levels.stream().mapToDouble(LevelSection::u).sum());
    return levels;
  }

  private static boolean hasProbabilities(YamlValue item) {
    return item.isMapping() && (item.anyMapping().has("m") || item.anyMapping().has("u"));
  }

  private static LevelSection level(YamlValue item, boolean last, boolean left) {
    YamlMapping level = item.mapping("threshold", "cross_field", "else", "m", "u", "description");
    @Nullable Named crossField = level.named("cross_field");
    YamlValue otherwise = level.get("else");
    boolean takesAll = otherwise != null && otherwise.flag();
    if (takesAll != last) {
      item.error("the last level, and only that, says else: true");
    } else if (takesAll && (level.has("threshold") || crossField != null)) {
      item.error("the level with else: true has neither threshold nor cross_field; remove them");
    }
    YamlValue threshold =
        takesAll ? null : level.require("threshold", "the lowest similarity of this level, 0 to 1");
    return new LevelSection(
        threshold == null ? EVERYTHING : threshold.number(0, 1),
        crossField,
        left ? 0 : probability(level, "m", "the share of matches at this level"),
        left ? 0 : probability(level, "u", "the share of other pairs at this level"));
  }

  private static void checkOrder(YamlValue value, List<LevelSection> levels) {
    double above = Double.POSITIVE_INFINITY;
    for (LevelSection level : levels) {
      if (level.crossField() != null) {
        continue;
      }
      if (level.threshold() >= above) {
        value.error("thresholds of levels fall from the first to the last");
        return;
      }
      above = level.threshold();
    }
  }

  private void checkSum(YamlValue value, String what, double sum) {
    if (Math.abs(sum - 1) > ROUNDING) {
      problems.warning(
          value.place(),
          "the "
              + what
              + " of all levels add up to "
              + Math.round(sum * 1000) / 1000.0
              + ", but every pair is at one level: they should add up to 1");
    }
  }
}
