package dev.tributary.spec;

import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.Layered;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes that the policy and the guards of a spec look at, and what does. */
final class PolicyFields {
  private PolicyFields() {}

  static Map<FieldRef, String> of(SpecDocument document) {
    Map<FieldRef, String> fields = new LinkedHashMap<>();
    if (document.policy() instanceof Layered layered) {
      layered.keys().forEach(key -> key.fields().forEach(it -> fields.put(it, "the key")));
    } else if (document.policy() instanceof Graph graph) {
      graph.anchors().forEach(anchor -> fields.put(anchor.field(), "the anchor"));
      if (graph.persona() != null) {
        graph.persona().fields().forEach(it -> fields.put(it, "the profile"));
      }
    }
    GuardsSection guards = document.guards();
    guards.constraints().forEach(it -> fields.put(it.field(), "the constraint"));
    if (guards.shared() != null) {
      guards.shared().fields().forEach(it -> fields.put(it, "shared_values"));
      guards.shared().persons().forEach(it -> fields.put(it, "persons"));
    }
    return fields;
  }
}
