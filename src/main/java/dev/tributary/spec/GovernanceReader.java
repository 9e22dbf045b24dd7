package dev.tributary.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code governance}, and tells which sources do not do what it asks of them. */
final class GovernanceReader {
  private final Governance asked;
  private final Problems problems;

  private GovernanceReader(Governance asked, Problems problems) {
    this.asked = asked;
    this.problems = problems;
  }

  static Governance read(YamlMapping root, Problems problems) {
    YamlValue value = root.get("governance");
    if (value == null) {
      return Governance.NONE;
    }
    YamlMapping governance =
        value.mapping(
            "require_freshness",
            "require_schema",
            "required_tags",
            "log_probabilities",
            "require_shadow_on_threshold_change");
    governance.withoutEffect(
        "the evidence of every decision is published, and only there", "log_probabilities");
    flag(governance, "log_probabilities");
    Governance asked =
        new Governance(
            flag(governance, "require_shadow_on_threshold_change"),
            flag(governance, "require_schema"),
            flag(governance, "require_freshness"),
            governance.list("required_tags").stream().map(YamlValue::name).toList());
    new GovernanceReader(asked, problems).checkSources(root.get("sources"));
    return asked;
  }

  private static boolean flag(YamlMapping governance, String key) {
    YamlValue value = governance.get(key);
    return value != null && value.flag();
  }

  private void checkSources(@Nullable YamlValue sources) {
    if (sources == null) {
      return;
    }
    if (sources.isList()) {
      sources.list().stream()
          .filter(YamlValue::isMapping)
          .forEach(it -> checkSource(it.place(), it));
    } else if (sources.isMapping()) {
      YamlMapping byName = sources.anyMapping();
      byName.entries().forEach((name, source) -> checkSource(byName.keyPlace(name), source));
    }
  }

  private void checkSource(Place place, YamlValue value) {
    if (!value.isMapping()) {
      return;
    }
    YamlMapping source = value.anyMapping();
    if (asked.schemaRequired() && !source.has("schema")) {
      warn(place, "require_schema", "schema");
    }
    if (asked.freshnessRequired() && !source.has("freshness")) {
      warn(place, "require_freshness", "freshness");
    }
    Set<String> tags = new HashSet<>();
    YamlValue written = source.get("tags");
    List<YamlValue> items = written != null && written.isList() ? written.list() : List.of();
    items.stream().filter(YamlValue::isScalar).forEach(tag -> tags.add(tag.text().strip()));
    for (String tag : asked.requiredTags()) {
      if (!tags.contains(tag)) {
        warn(place, "required_tags", "tag \"" + YamlValue.quoted(tag) + "\"");
      }
    }
  }

  private void warn(Place place, String demand, String lacking) {
    problems.warning(place, "has no " + lacking + ", which governance." + demand + " asks for");
  }
}
