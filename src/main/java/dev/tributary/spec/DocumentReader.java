package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.DecisionSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the top level of a spec. */
final class DocumentReader {
  static final String OWN_API = "tributary/v1";
  private static final String OTHER_API = "kanoniv/v2";
  private static final int MOST_BLOCKING_KEYS = 5;
  private static final int MOST_BLOCKING_KEYS_OF_OUR_OWN = 16;
  private static final Pattern ENTITY_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final YamlMapping root;
  private final Problems problems;

  private DocumentReader(YamlMapping root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** What the spec says, or null where so much is missing that the rest has no meaning. */
  static @Nullable SpecDocument read(YamlValue value, Problems problems) {
    YamlMapping root =
        value.mapping(
            "api_version",
            "identity_version",
            "metadata",
            "entity",
            "default_region",
            "sources",
            "normalizers",
            "ignore_generic_values",
            "transliterate",
            "rules",
            "blocking",
            "decision",
            "guards",
            "survivorship",
            "limits",
            "governance");
    return value.isMapping() ? new DocumentReader(root, problems).read() : null;
  }

  private @Nullable SpecDocument read() {
    String api = api();
    metadata();
    Governance governance = GovernanceReader.read(root, problems);
    EntitySection entity =
        EntitySection.read(root.require("entity", "as entity: {name: customer}"));
    List<SourceSection> sources =
        SourcesReader.read(root.require("sources", "say where records come from"), problems);
    int mostKeys = api.equals(OWN_API) ? MOST_BLOCKING_KEYS_OF_OUR_OWN : MOST_BLOCKING_KEYS;
    BlockingSection blocking =
        BlockingReader.read(
            root.require("blocking", "say which records are compared, as {keys: [email]}"),
            mostKeys);
    Map<String, Named> normalisers = normalisers();
    DecisionSection decision = DecisionReader.read(root, problems);
    var survivorship = SurvivorshipReader.read(root.get("survivorship"));
    YamlValue limits = root.get("limits");
    Limits read = limits == null ? Limits.DEFAULT : LimitsReader.read(limits);
    String region = region();
    return decision == null
        ? null
        : new SpecDocument(
            entity.name(),
            root.text("identity_version", entity.name() + "_v1"),
            region,
            sources,
            normalisers,
            names("ignore_generic_values"),
            names("transliterate"),
            blocking,
            decision,
            PolicyReader.read(root.get("decision"), problems),
            GuardsReader.read(root.get("guards")),
            survivorship,
            entity.personalFields(),
            read,
            governance);
  }

  private String api() {
    YamlValue api = root.get("api_version");
    return api == null ? OTHER_API : api.oneOf(List.of(OTHER_API, OWN_API));
  }

  private void metadata() {
    YamlValue metadata = root.get("metadata");
    if (metadata != null) {
      metadata.mapping("name", "description", "owner", "tags", "version");
    }
  }

  private String region() {
    YamlValue value = root.get("default_region");
    if (value == null) {
      return "";
    }
    String region = value.name();
    if (!COUNTRIES.contains(region)) {
      value.error("expected a country's two capital letters (ISO 3166), as US or GB");
    }
    return region;
  }

  private Map<String, Named> normalisers() {
    Map<String, Named> chosen = new LinkedHashMap<>();
    YamlValue value = root.get("normalizers");
    if (value != null) {
      value.anyMapping().entries().forEach((name, choice) -> chosen.put(name, choice.named()));
    }
    return chosen;
  }

  private List<Named> names(String key) {
    return root.list(key).stream().map(YamlValue::named).toList();
  }

  /** The {@code entity} section: its name alone, or a mapping. */
  private record EntitySection(String name, List<Named> personalFields) {
    static EntitySection read(@Nullable YamlValue value) {
      if (value == null) {
        return new EntitySection("", List.of());
      }
      if (value.isScalar()) {
        return new EntitySection(name(value), List.of());
      }
      YamlMapping entity = value.mapping("name", "description", "compliance");
      YamlValue name = entity.require("name", "as name: customer");
      YamlValue compliance = entity.get("compliance");
      return new EntitySection(
          name == null ? "" : name(name), compliance == null ? List.of() : personal(compliance));
    }

    private static String name(YamlValue value) {
      String name = value.name();
      if (!ENTITY_NAME.matcher(name).matches()) {
        value.error(
            "an entity's name has lower-case letters, digits and - only, 40 at most, and begins"
                + " with a letter: topics are named after it");
      }
      return name;
    }

    private static List<Named> personal(YamlValue value) {
      YamlMapping compliance = value.mapping("frameworks", "pii_fields", "audit_required");
      compliance.withoutEffect("it only describes", "frameworks", "audit_required");
      return compliance.list("pii_fields").stream().map(YamlValue::named).toList();
    }
  }
}
