package dev.tributary.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys and values of a YAML mapping, in the order written, each key once. */
final class YamlMapping {
  private final Place place;
  private final Problems problems;
  private final boolean present;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();
  private final Map<String, Place> keyPlaces = new LinkedHashMap<>();

  /**
   * A null node stands for a mapping that should have been there: it is empty and complains no
   * more.
   */
  YamlMapping(@Nullable MappingNode node, Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
    this.present = node != null;
    if (node != null) {
      node.getValue().forEach(this::add);
    }
  }

  private void add(NodeTuple tuple) {
    Place mark = tuple.getKeyNode().getStartMark().map(YamlSource::at).orElse(Place.START);
    if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
      problems.error(
          new Place(mark.line(), mark.column(), place.path()), "a key has to be a plain text");
      return;
    }
    String key = scalar.getValue();
    String path = place.path().isEmpty() ? key : place.path() + "." + key;
    Place keyPlace = new Place(mark.line(), mark.column(), path);
    YamlValue value = new YamlValue(tuple.getValueNode(), path, problems);
    if (keyPlaces.putIfAbsent(key, keyPlace) != null) {
      problems.error(keyPlace, "the key is there twice; remove one of the two");
    } else if (value.isNothing()) {
      problems.error(keyPlace, "has no value; give it one or remove the key");
    } else {
      values.put(key, value);
    }
  }

  Place place() {
    return place;
  }

  /** The value of a key, or null where there is none. */
  @Nullable YamlValue get(String key) {
    return values.get(key);
  }

  boolean has(String key) {
    return keyPlaces.containsKey(key);
  }

  /** The value of a key; its lack is a problem. */
  @Nullable YamlValue require(String key, String cure) {
    if (present && !has(key)) {
      problems.error(place, "\"" + key + "\" is missing; " + cure);
    }
    return get(key);
  }

  String text(String key, String otherwise) {
    YamlValue value = get(key);
    return value == null ? otherwise : value.name();
  }

  @Nullable Named named(String key) {
    YamlValue value = get(key);
    return value == null ? null : value.named();
  }

  double number(String key, double from, double to, double otherwise) {
    YamlValue value = get(key);
    return value == null ? otherwise : value.number(from, to);
  }

  OptionalDouble number(String key, double from, double to) {
    YamlValue value = get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.number(from, to));
  }

  int integer(String key, int from, int to, int otherwise) {
    YamlValue value = get(key);
    return value == null ? otherwise : value.integer(from, to);
  }

  /** The items of a list, of which there may be none. */
  List<YamlValue> list(String key) {
    YamlValue value = get(key);
    return value == null ? List.of() : value.list();
  }

  Map<String, YamlValue> entries() {
    return Collections.unmodifiableMap(values);
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(keyPlaces.keySet());
  }

  Place keyPlace(String key) {
    return keyPlaces.getOrDefault(key, place);
  }

  /** Every key that is not among the known ones is an error. */
  void expect(Collection<String> known) {
    keyPlaces.forEach(
        (key, keyPlace) -> {
          if (!known.contains(key)) {
            String shown = YamlValue.quoted(key);
            problems.error(
                keyPlace, "unknown key \"" + shown + "\"; " + Suggestion.among(known, key));
          }
        });
  }

  /** Checks the keys of a mapping of which nothing else is read. */
  void expectIn(String key, String... known) {
    YamlValue value = get(key);
    if (value != null) {
      value.mapping(known);
    }
  }

  /** Notes keys that are known and change nothing here. */
  void withoutEffect(String why, String... keys) {
    for (String key : keys) {
      if (has(key)) {
        problems.noteOnce(keyPlace(key), key + " has no effect: " + why);
      }
    }
  }
}
