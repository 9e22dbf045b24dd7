package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Similarities;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Reads the {@code levels} of a field. */
final class LevelsReader {
  static final double EVERYTHING = -1;

  private static final int MOST_LEVELS = 20;
  private static final double HIGHEST_WEIGHT = 200;
  private static final double ROUNDING = 0.0201;

  private final String comparator;
  private final boolean terms;
  private final boolean learned;
  private final Problems problems;

  /**
   * @param comparator the field's
   * @param terms whether the field has frequencies of its values
   * @param learned whether m and u may be left out, since training finds them
   */
  LevelsReader(String comparator, boolean terms, boolean learned, Problems problems) {
    this.comparator = comparator;
    this.learned = learned;
    this.terms = terms;
    this.problems = problems;
  }

  List<LevelSection> read(YamlValue value) {
    List<YamlValue> items = value.list();
    if (value.isList() && (items.size() < 2 || items.size() > MOST_LEVELS)) {
      value.error("expected 2 to " + MOST_LEVELS + " levels, the last with else: true");
    }
    List<LevelSection> levels = new ArrayList<>();
    boolean left = learned && items.stream().noneMatch(LevelsReader::hasProbabilities);
    for (int i = 0; i < items.size(); i++) {
      levels.add(level(items.get(i), i == items.size() - 1, left));
    }
    // A null level without m and u only says what holds anyway.
    levels.removeIf(
        level ->
            level.kind() == LevelKind.MISSING && Double.isNaN(level.m()) && !level.isWeighed());
    checkOrder(value, levels);
    if (levels.stream().filter(level -> level.kind() == LevelKind.MISSING).count() > 1) {
      value.error("there are two levels with null: true; keep one of them");
    }
    if (left) {
      return DefaultWeights.filled(levels);
    }
    checkSum(value, "m", levels, LevelSection::m);
    checkSum(value, "u", levels, LevelSection::u);
    return levels;
  }

  private static boolean hasProbabilities(YamlValue item) {
    return item.isMapping() && (item.anyMapping().has("m") || item.anyMapping().has("u"));
  }

  private LevelSection level(YamlValue item, boolean last, boolean left) {
    YamlMapping level =
        item.mapping(
            "threshold",
            "comparator",
            "within",
            "cross_field",
            "null",
            "else",
            "m",
            "u",
            "weight",
            "veto",
            "tf_adjustment",
            "description");
    LevelKind kind = kind(item, level, last);
    Named crossField = level.named("cross_field");
    MeasureSection measure = measure(level);
    double weight = weight(level);
    boolean given = !left && Double.isNaN(weight) && (kind != LevelKind.MISSING || level.has("m"));
    double unknown = left && kind != LevelKind.MISSING ? 0 : Double.NaN;
    return new LevelSection(
        kind,
        threshold(level, kind, measure),
        measure,
        crossField,
        given ? probability(level, "m", "the share of matches at this level") : unknown,
        given ? probability(level, "u", "the share of other pairs at this level") : unknown,
        weight,
        termWeight(level, kind, measure));
  }

  private LevelKind kind(YamlValue item, YamlMapping level, boolean last) {
    boolean otherwise = isSet(level, "else");
    if (otherwise != last) {
      item.error("the last level, and only that, says else: true");
    }
    LevelKind kind = LevelKind.SIMILAR;
    if (otherwise) {
      kind = LevelKind.OTHERWISE;
    } else if (isSet(level, "null")) {
      kind = LevelKind.MISSING;
    } else if (level.has("cross_field")) {
      kind = LevelKind.CROSSED;
    }
    if (kind == LevelKind.OTHERWISE || kind == LevelKind.MISSING) {
      String key = kind == LevelKind.OTHERWISE ? "else" : "null";
      refuse(
          level,
          "the level with " + key + ": true compares nothing",
          "threshold",
          "cross_field",
          "comparator",
          "within");
    } else if (kind == LevelKind.CROSSED) {
      refuse(level, "cross_field compares by the field's own comparator", "comparator", "within");
    }
    return kind;
  }

  private static boolean isSet(YamlMapping level, String key) {
    YamlValue value = level.get(key);
    return value != null && value.flag();
  }

  private void refuse(YamlMapping level, String why, String... keys) {
    for (String key : keys) {
      if (level.has(key)) {
        problems.error(level.keyPlace(key), why + "; remove " + key);
      }
    }
  }

  private @Nullable MeasureSection measure(YamlMapping level) {
    YamlValue within = level.get("within");
    if (within != null) {
      refuse(level, "within says how values are compared", "comparator", "threshold");
      return new MeasureSection("range", Closeness.within(RangeReader.tolerance(within)));
    }
    YamlValue own = level.get("comparator");
    if (own == null) {
      return null;
    }
    String name = own.oneOf(Similarities.names());
    return name.equals(comparator) ? null : new MeasureSection(name, null);
  }

  private static double threshold(
      YamlMapping level, LevelKind kind, @Nullable MeasureSection measure) {
    if (kind == LevelKind.MISSING || kind == LevelKind.OTHERWISE) {
      return EVERYTHING;
    }
    if (measure != null && !level.has("threshold")) {
      return FieldsReader.DEFAULT_THRESHOLDS.getOrDefault(measure.comparator(), 1.0);
    }
    YamlValue threshold = level.require("threshold", "the lowest similarity of this level, 0 to 1");
    return threshold == null ? 1 : threshold.number(0, 1);
  }

  /** NaN where m and u say it. */
  private double weight(YamlMapping level) {
    boolean veto = isSet(level, "veto");
    YamlValue weight = level.get("weight");
    if (!veto && weight == null) {
      return Double.NaN;
    }
    refuse(level, "its weight is given already", "m", "u");
    if (veto) {
      refuse(level, "a veto has no weight, nothing makes up for it", "weight");
      return Double.NEGATIVE_INFINITY;
    }
    return weight == null ? 0 : weight.number(-HIGHEST_WEIGHT, HIGHEST_WEIGHT);
  }

  /** What a disagreement counts: {@code veto}, or a match weight. */
  static double conflict(YamlValue value) {
    if (value.isScalar() && value.text().equals("veto")) {
      return Double.NEGATIVE_INFINITY;
    }
    return value.number(-HIGHEST_WEIGHT, 0);
  }

  /** Equal values are adjusted where there are frequencies, others only where a level says so. */
  private double termWeight(YamlMapping level, LevelKind kind, @Nullable MeasureSection measure) {
    YamlValue adjustment = level.get("tf_adjustment");
    if (adjustment == null) {
      boolean equal =
          kind == LevelKind.SIMILAR && measure == null && level.number("threshold", 0, 1, 0) == 1;
      return terms && equal && !level.has("weight") && !level.has("veto") ? 1 : 0;
    }
    if (!terms) {
      adjustment.error("the field has no frequencies; name them with term_frequency: FILE");
    } else if (kind != LevelKind.SIMILAR) {
      adjustment.error("only a level of values that are alike can be adjusted; remove it");
    } else if (level.has("weight") || level.has("veto")) {
      adjustment.error("there is no u to adjust, as the level's weight is given; remove it");
    }
    return adjustment.number(0, 1);
  }

  private static double probability(YamlMapping level, String key, String cure) {
    YamlValue value = level.require(key, cure);
    return value == null ? 0.5 : value.probability();
  }

  /** A level that is looser than one of its kind before it takes what that left; not so before. */
  private static void checkOrder(YamlValue value, List<LevelSection> levels) {
    Map<@Nullable MeasureSection, Double> above = new HashMap<>();
    for (LevelSection level : levels) {
      if (level.kind() != LevelKind.SIMILAR) {
        continue;
      }
      Double before = above.put(level.measure(), level.threshold());
      if (before != null && level.threshold() >= before) {
        value.error("thresholds of levels fall from the first to the last");
        return;
      }
    }
  }

  private void checkSum(
      YamlValue value,
      String what,
      List<LevelSection> levels,
      ToDoubleFunction<LevelSection> part) {
    double sum = levels.stream().mapToDouble(part).filter(it -> !Double.isNaN(it)).sum();
    boolean some = levels.stream().anyMatch(LevelSection::isWeighed);
    if (some ? sum > 1 + ROUNDING : Math.abs(sum - 1) > ROUNDING) {
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
