package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Similarities;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules}, of which composite ones go up to three levels deep. */
final class RulesReader {
  private static final int MOST_RULES = 50;
  private static final int MOST_CHILDREN = 10;
  private static final int DEEPEST_NESTING = 3;
  private static final int MOST_FIELDS = 5;
  private static final Pattern RULE_NAME = Pattern.compile("[A-Za-z0-9_]{1,80}");
  private static final List<String> TYPES =
      List.of("exact", "similarity", "composite", "range", "ml");
  private static final List<String> KEYS =
      List.of(
          "name",
          "description",
          "type",
          "field",
          "fields",
          "weight",
          "algorithm",
          "threshold",
          "normalizer",
          "tolerance",
          "decay",
          "full_within",
          "half_life",
          "conflict",
          "operator",
          "children",
          "model");
  private static final List<String> OF_RANGES =
      List.of("tolerance", "decay", "full_within", "half_life");
  private static final List<String> OF_COMPOSITES = List.of("operator", "children");
  private static final List<String> OF_MODELS = List.of("model");
  private static final List<String> OF_COMPARISONS =
      List.of("field", "fields", "normalizer", "conflict");

  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  private RulesReader(Problems problems) {
    this.problems = problems;
  }

  static List<RuleSection> read(YamlValue value, Problems problems) {
    List<YamlValue> items = value.list();
    if (value.isList() && (items.isEmpty() || items.size() > MOST_RULES)) {
      value.error("expected 1 to " + MOST_RULES + " rules, found " + items.size());
    }
    RulesReader reader = new RulesReader(problems);
    List<RuleSection> rules = new ArrayList<>();
    for (YamlValue item : items) {
      RuleSection rule = reader.rule(item, 0, reader.names);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private @Nullable RuleSection rule(YamlValue item, int depth, Set<String> siblings) {
    YamlMapping rule = item.anyMapping();
    rule.expect(KEYS);
    Named name = name(item, rule, siblings);
    YamlValue type = rule.require("type", "one of " + String.join(", ", TYPES));
    if (type == null) {
      return null;
    }
    if (depth > 0 && rule.has("conflict")) {
      problems.error(
          rule.keyPlace("conflict"),
          "a penalty has no place within a composite; give the rule a place of its own");
    }
    return switch (type.oneOf(TYPES)) {
      case "exact" -> exact(item, rule, name);
      case "similarity" -> similarity(item, rule, name);
      case "composite" -> composite(item, rule, name, depth);
      case "range" -> range(item, rule, name);
      case "ml" -> model(rule, name);
      default -> null;
    };
  }

  private static Named name(YamlValue item, YamlMapping rule, Set<String> siblings) {
    YamlValue value = rule.require("name", "it appears in the merge log");
    if (value == null) {
      return new Named("", item.place());
    }
    Named name = value.named();
    if (!name.name().isEmpty() && !RULE_NAME.matcher(name.name()).matches()) {
      value.error("a rule's name has letters, digits and _ only, 80 at most");
    } else if (!siblings.add(name.name())) {
      value.error("there is a rule \"" + name.name() + "\" already; names tell rules apart");
    }
    return name;
  }

  private RuleSection exact(YamlValue item, YamlMapping rule, Named name) {
    refuse(rule, "exact", List.of("algorithm", "threshold"), OF_RANGES, OF_COMPOSITES, OF_MODELS);
    return comparison(item, rule, name, "exact", null, 1);
  }

  private RuleSection similarity(YamlValue item, YamlMapping rule, Named name) {
    refuse(rule, "similarity", OF_RANGES, OF_COMPOSITES, OF_MODELS);
    YamlValue algorithm =
        rule.require("algorithm", "one of " + String.join(", ", Similarities.names()));
    YamlValue threshold =
        rule.require("threshold", "the similarity from which on the rule fires, 0 to 1");
    String similarity = algorithm == null ? "exact" : algorithm.oneOf(Similarities.names());
    double from = threshold == null ? 1 : threshold.number(0, 1);
    return comparison(item, rule, name, similarity, null, from);
  }

  private RuleSection range(YamlValue item, YamlMapping rule, Named name) {
    refuse(rule, "range", List.of("algorithm"), OF_COMPOSITES, OF_MODELS);
    Closeness range = RangeReader.closeness(rule, problems);
    return comparison(item, rule, name, "range", range, rule.number("threshold", 0, 1, 0));
  }

  private static RuleSection comparison(
      YamlValue item,
      YamlMapping rule,
      Named name,
      String similarity,
      @Nullable Closeness range,
      double threshold) {
    return new ComparisonSection(
        name,
        fields(item, rule),
        rule.named("normalizer"),
        similarity,
        range,
        threshold,
        weight(rule),
        penalty(rule.get("conflict")));
  }

  private RuleSection model(YamlMapping rule, Named name) {
    refuse(rule, "ml", List.of("algorithm", "normalizer", "conflict"), OF_RANGES, OF_COMPOSITES);
    Named model = rule.named("model");
    rule.require("model", "its id, which names the file models/ID.json beside the spec");
    YamlValue threshold =
        rule.require("threshold", "the probability from which on the rule fires, 0 to 1");
    YamlValue fields = rule.get(rule.has("fields") ? "fields" : "field");
    List<Named> named =
        fields == null ? List.of() : fields.listOrSingle().stream().map(YamlValue::named).toList();
    return new ModelSection(
        name,
        model == null ? new Named("", name.place()) : model,
        named,
        threshold == null ? 1 : threshold.number(0, 1),
        weight(rule));
  }

  /** What is taken off where a rule does not fire: {@code veto}, or a share. */
  private static double penalty(@Nullable YamlValue conflict) {
    if (conflict == null) {
      return 0;
    }
    boolean veto = conflict.isScalar() && conflict.text().equals("veto");
    return veto ? Double.POSITIVE_INFINITY : conflict.number(0, 1);
  }

  private RuleSection composite(YamlValue item, YamlMapping rule, Named name, int depth) {
    refuse(
        rule, "composite", OF_COMPARISONS, List.of("algorithm", "threshold"), OF_RANGES, OF_MODELS);
    YamlValue operator = rule.require("operator", "and: all children, or: at least one");
    boolean all = operator == null || operator.oneOf(List.of("and", "or")).equals("and");
    List<RuleSection> children = new ArrayList<>();
    YamlValue list = rule.require("children", "list the rules to combine");
    if (depth >= DEEPEST_NESTING) {
      item.error("composite rules nest at most " + DEEPEST_NESTING + " levels deep");
    } else if (list != null) {
      children(list, depth, children);
    }
    return new CompositeSection(name, all, children, rule.number("weight", 0, 1, 1));
  }

  /**
   * Children need a name among themselves only: the same comparison may serve in two composites.
   */
  private void children(YamlValue list, int depth, List<RuleSection> children) {
    List<YamlValue> items = list.list();
    if (list.isList() && (items.isEmpty() || items.size() > MOST_CHILDREN)) {
      list.error("a composite rule has 1 to " + MOST_CHILDREN + " children, not " + items.size());
      return;
    }
    Set<String> siblings = new HashSet<>();
    for (YamlValue child : items) {
      RuleSection rule = rule(child, depth + 1, siblings);
      if (rule != null) {
        children.add(rule);
      }
    }
  }

  private static double weight(YamlMapping rule) {
    YamlValue weight = rule.require("weight", "what the rule counts when it fires, 0 to 1");
    return weight == null ? 0 : weight.number(0, 1);
  }

  private static List<Named> fields(YamlValue item, YamlMapping rule) {
    if (rule.has("field") && rule.has("fields")) {
      item.error("field and fields say the same; keep one of them");
    }
    YamlValue value = rule.get(rule.has("fields") ? "fields" : "field");
    if (value == null) {
      rule.require("field", "name the attribute to compare");
      return List.of();
    }
    List<Named> fields = value.listOrSingle().stream().map(YamlValue::named).toList();
    if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
      value.error("a rule has 1 to " + MOST_FIELDS + " fields, not " + fields.size());
    }
    return fields;
  }

  @SafeVarargs
  private static void refuse(YamlMapping rule, String type, List<String>... keys) {
    for (List<String> some : keys) {
      for (String key : some) {
        YamlValue value = rule.get(key);
        if (value != null) {
          value.error("a rule of type " + type + " has no " + key + "; remove it");
        }
      }
    }
  }
}
