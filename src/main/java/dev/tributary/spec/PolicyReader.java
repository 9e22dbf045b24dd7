package dev.tributary.spec;

import dev.tributary.comparison.Embedders;
import dev.tributary.comparison.HashedNgrams;
import dev.tributary.spec.PolicySection.AnchorSection;
import dev.tributary.spec.PolicySection.FieldRef;
import dev.tributary.spec.PolicySection.Graph;
import dev.tributary.spec.PolicySection.KeySection;
import dev.tributary.spec.PolicySection.Layered;
import dev.tributary.spec.PolicySection.PersonaSection;
import dev.tributary.spec.PolicySection.Thresholds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code decision.policy} and what belongs to it. */
final class PolicyReader {
  static final String THRESHOLDS = "thresholds";
  static final String LAYERED = "layered";
  static final String GRAPH = "graph";

  private static final List<String> POLICIES = List.of(THRESHOLDS, LAYERED, GRAPH);
  private static final int MOST_KEYS = 20;
  private static final int MOST_ANCHORS = 20;
  private static final double HEAVIEST = 100;

  private final Problems problems;

  private PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /** The name of the policy; that of thresholds where the spec names none that is known. */
  static String name(YamlMapping decision) {
    YamlValue policy = decision.get("policy");
    String name = policy == null ? THRESHOLDS : policy.oneOf(POLICIES);
    return POLICIES.contains(name) ? name : THRESHOLDS;
  }

  /** The policy; plain thresholds where what it needs is missing, and the problems then say so. */
  static PolicySection read(@Nullable YamlValue decision, Problems problems) {
    return decision == null || !decision.isMapping()
        ? new Thresholds()
        : new PolicyReader(problems).read(decision.anyMapping());
  }

  private PolicySection read(YamlMapping decision) {
    String name = name(decision);
    if (!name.equals(LAYERED)) {
      decision.withoutEffect("keys belong to policy: layered", "keys");
    }
    if (!name.equals(GRAPH)) {
      decision.withoutEffect("it belongs to policy: graph", GRAPH);
    }
    if (name.equals(LAYERED)) {
      YamlValue keys =
          decision.require("keys", "the layered policy begins with them, as keys: [vat]");
      return keys == null ? new Thresholds() : layered(keys);
    }
    if (name.equals(GRAPH)) {
      YamlValue graph =
          decision.require(GRAPH, "say which edges there are, as graph: {anchors: …}");
      return graph == null ? new Thresholds() : graph(graph);
    }
    return new Thresholds();
  }

  // ---- layered

  private Layered layered(YamlValue value) {
    List<YamlValue> items = value.list();
    if (value.isList() && (items.isEmpty() || items.size() > MOST_KEYS)) {
      value.error("expected 1 to " + MOST_KEYS + " keys, found " + items.size());
    }
    Set<String> names = new HashSet<>();
    List<KeySection> keys = new ArrayList<>();
    for (YamlValue item : items) {
      KeySection key = key(item);
      keys.add(key);
      if (!names.add(key.name().name())) {
        item.error("there is a key \"" + YamlValue.quoted(key.name().name()) + "\" already");
      }
    }
    return new Layered(keys);
  }

  /** An attribute, a list of attributes, or a mapping. */
  private static KeySection key(YamlValue item) {
    if (!item.isMapping()) {
      return key(null, FieldRefs.read(item), false, item);
    }
    YamlMapping key = item.mapping("name", "description", "fields", "decisive");
    YamlValue fields = key.require("fields", "as fields: [name, street, city]");
    YamlValue decisive = key.get("decisive");
    return key(
        key.named("name"),
        fields == null ? List.of() : FieldRefs.read(fields),
        decisive != null && decisive.flag(),
        item);
  }

  private static KeySection key(
      @Nullable Named name, List<FieldRef> fields, boolean decisive, YamlValue item) {
    String joined =
        fields.stream().map(field -> field.attribute().name()).collect(Collectors.joining("+"));
    return new KeySection(name == null ? new Named(joined, item.place()) : name, fields, decisive);
  }

  // ---- graph

  private Graph graph(YamlValue value) {
    YamlMapping graph =
        value.mapping("anchors", "persona", "merge", "review_persona", "across_entity");
    YamlValue written = graph.require("anchors", "without an anchor nothing merges");
    List<AnchorSection> anchors =
        written == null ? List.of() : written.list().stream().map(PolicyReader::anchor).toList();
    if (written != null && (anchors.isEmpty() || anchors.size() > MOST_ANCHORS)) {
      written.error("expected 1 to " + MOST_ANCHORS + " anchors");
    }
    YamlValue profile = graph.get("persona");
    PersonaSection persona = profile == null ? null : persona(profile);
    YamlValue across = graph.get("across_entity");
    Graph section =
        new Graph(
            anchors,
            persona,
            graph.number("merge", 0.001, HEAVIEST, 1.5),
            graph.number("review_persona", 0.001, HEAVIEST, 0.8),
            across != null && across.flag());
    checkReach(graph, section);
    return section;
  }

  private static AnchorSection anchor(YamlValue value) {
    YamlMapping anchor = value.mapping("type", "field", "normalizer", "weight");
    FieldRef field = FieldRefs.of(anchor, value);
    Named type = anchor.named("type");
    String implied = "SHARED_" + field.attribute().name().toUpperCase(java.util.Locale.ROOT);
    return new AnchorSection(
        type == null ? new Named(implied, value.place()) : type,
        field,
        anchor.number("weight", 0.001, HEAVIEST, 1));
  }

  private static PersonaSection persona(YamlValue value) {
    YamlMapping persona = value.mapping("type", "fields", "embedder", "similarity", "weight");
    YamlValue fields = persona.require("fields", "the attributes of the profile");
    Named type = persona.named("type");
    YamlValue embedder = persona.get("embedder");
    if (embedder != null) {
      embedder.oneOf(Embedders.byName().keySet());
    }
    return new PersonaSection(
        type == null ? new Named("SIMILAR_PROFILE", value.place()) : type,
        fields == null ? List.of() : FieldRefs.read(fields),
        embedder == null ? new Named(HashedNgrams.NAME, value.place()) : embedder.named(),
        persona.number("similarity", 0, 1, 0.9),
        persona.number("weight", 0.001, HEAVIEST, 0.5));
  }

  /** Levels that no sum of weights reaches are most likely not meant. */
  private void checkReach(YamlMapping graph, Graph section) {
    double profile = section.persona() == null ? 0 : section.persona().weight();
    double all = section.anchors().stream().mapToDouble(AnchorSection::weight).sum() + profile;
    if (!section.anchors().isEmpty() && all < section.merge()) {
      problems.error(
          graph.keyPlace("merge"),
          "no pair merges: all weights together are " + all + ", below merge " + section.merge());
    }
    if (section.persona() != null && profile < section.review()) {
      problems.warning(
          graph.keyPlace("review_persona"),
          "no pair is labelled REVIEW_PERSONA: a profile alone weighs "
              + profile
              + ", below review_persona "
              + section.review());
    }
  }
}
