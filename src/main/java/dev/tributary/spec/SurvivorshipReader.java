package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.SurvivorshipSection;
import dev.tributary.survivorship.SurvivorshipStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code survivorship}. */
final class SurvivorshipReader {
  private static final String SOURCE_PRIORITY = SurvivorshipStrategy.SOURCE_PRIORITY.specName();
  private static final List<String> STRATEGIES =
      Arrays.stream(SurvivorshipStrategy.values()).map(SurvivorshipStrategy::specName).toList();

  private SurvivorshipReader() {}

  static SurvivorshipSection read(@Nullable YamlValue value) {
    if (value == null) {
      return new SurvivorshipSection(SOURCE_PRIORITY, List.of(), List.of());
    }
    YamlMapping survivorship = value.mapping("default", "priority", "overrides");
    YamlValue strategy = survivorship.get("default");
    return new SurvivorshipSection(
        strategy == null ? SOURCE_PRIORITY : strategy.oneOf(STRATEGIES),
        priority(survivorship),
        overrides(survivorship));
  }

  private static List<OverrideSection> overrides(YamlMapping survivorship) {
    List<OverrideSection> overrides = new ArrayList<>();
    Set<String> fields = new HashSet<>();
    for (YamlValue item : survivorship.list("overrides")) {
      YamlMapping override = item.mapping("field", "strategy", "priority", "publish");
      YamlValue field = override.require("field", "name the attribute");
      YamlValue publish = override.get("publish");
      if (field != null && publish != null && !publish.flag()) {
        refuseChoice(override);
        Named name = named(field, fields);
        overrides.add(new OverrideSection(name, SOURCE_PRIORITY, List.of(), false));
        continue;
      }
      YamlValue strategy = override.require("strategy", "one of " + String.join(", ", STRATEGIES));
      if (field == null || strategy == null) {
        continue;
      }
      String chosen = strategy.oneOf(STRATEGIES);
      YamlValue priority = override.get("priority");
      if (priority != null && !chosen.equals(SOURCE_PRIORITY)) {
        priority.error("only strategy source_priority has a priority; remove one of the two");
      }
      Named name = named(field, fields);
      overrides.add(new OverrideSection(name, chosen, priority(override), true));
    }
    return overrides;
  }

  private static Named named(YamlValue field, Set<String> fields) {
    Named name = field.named();
    if (!fields.add(name.name())) {
      field.error("\"" + name.name() + "\" has an override already; keep one");
    }
    return name;
  }

  private static void refuseChoice(YamlMapping override) {
    for (String key : List.of("strategy", "priority")) {
      YamlValue value = override.get(key);
      if (value != null) {
        value.error("with publish: false there is nothing to choose; remove one of the two");
      }
    }
  }

  private static List<Named> priority(YamlMapping mapping) {
    return mapping.list("priority").stream().map(YamlValue::named).toList();
  }
}
