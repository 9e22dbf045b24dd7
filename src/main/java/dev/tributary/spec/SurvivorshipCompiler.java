package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.survivorship.FieldSurvivorship;
import dev.tributary.survivorship.SpecifiedSurvivorship;
import dev.tributary.survivorship.Survivorship;
import dev.tributary.survivorship.SurvivorshipStrategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the survivorship that a spec describes. */
final class SurvivorshipCompiler {
  private SurvivorshipCompiler() {}

  static Survivorship compile(SpecDocument document) {
    Map<String, FieldSurvivorship> overrides = new HashMap<>();
    for (OverrideSection override : document.survivorship().overrides()) {
      if (override.published()) {
        overrides.put(
            override.field().name(), field(document, override.strategy(), override.priority()));
      }
    }
    String strategy = document.survivorship().strategy();
    return new SpecifiedSurvivorship(
        field(document, strategy, List.of()), overrides, PlanCompiler.unpublished(document));
  }

  private static FieldSurvivorship field(
      SpecDocument document, String strategy, List<Named> priority) {
    return new FieldSurvivorship(
        SurvivorshipStrategy.named(strategy), PlanCompiler.priority(document, priority));
  }
}
