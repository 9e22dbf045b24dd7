package dev.tributary.model;

import java.util.List;
import java.util.Map;

/**
 * The canonical attributes of a record with the values as the source wrote them: attribute name to
 * one or more raw values, in the order of the spec. An attribute without a value is absent.
 */
public record Attributes(Map<String, List<String>> values) {
  public static final Attributes NONE = new Attributes(Map.of());

  /** The first value of an attribute, or the empty text where it has none. */
  public String first(String attribute) {
    List<String> all = values.get(attribute);
    return all == null || all.isEmpty() ? "" : all.get(0);
  }

  /** All values of an attribute; empty where it has none. */
  public List<String> all(String attribute) {
    return values.getOrDefault(attribute, List.of());
  }
}
