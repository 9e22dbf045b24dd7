package dev.tributary.spec;

import dev.tributary.spec.PolicySection.FieldRef;
import java.util.List;

/**
 * Reads attributes that are named alone, {@code vat}, or as {@code {field: vat, normalizer: vat}}.
 */
final class FieldRefs {
  private static final int MOST = 20;

  private FieldRefs() {}

  /** The attributes of a list, or the one that stands in its place; at least one. */
  static List<FieldRef> read(YamlValue value) {
    List<YamlValue> items = value.listOrSingle();
    if (items.isEmpty() || items.size() > MOST) {
      value.error("expected 1 to " + MOST + " attributes, found " + items.size());
    }
    return items.stream().map(FieldRefs::one).toList();
  }

  static FieldRef one(YamlValue value) {
    if (!value.isMapping()) {
      return new FieldRef(value.named(), null);
    }
    return of(value.mapping("field", "normalizer"), value);
  }

  /** The attribute that a mapping names under {@code field}. */
  static FieldRef of(YamlMapping mapping, YamlValue value) {
    YamlValue field = mapping.require("field", "name an attribute");
    Named attribute = field == null ? new Named("", value.place()) : field.named();
    return new FieldRef(attribute, mapping.named("normalizer"));
  }
}
