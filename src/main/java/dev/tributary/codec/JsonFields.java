package dev.tributary.codec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object after one pass over it: scalars as text, nested objects and arrays as the place
 * where they stand. What nobody asks for is never read twice.
 */
final class JsonFields {
  private static final Map<String, JsonText> NO_CONTAINERS = Map.of();
  private final Map<String, @Nullable String> texts = new LinkedHashMap<>();
  private Map<String, JsonText> containers = NO_CONTAINERS;

  /** Adds a scalar; null stands for JSON's null. */
  void add(String name, @Nullable String text) {
    texts.put(name, text);
  }

  /** Adds an object or an array. */
  void addContainer(String name, JsonText json) {
    if (containers == NO_CONTAINERS) {
      containers = new HashMap<>();
    }
    containers.put(name, json);
    texts.put(name, null);
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  int size() {
    return texts.size();
  }

  /** The text of a scalar; null if the field is missing, null, an object or an array. */
  @Nullable String text(String name) {
    return texts.get(name);
  }

  /** An object or an array; null if the field is anything else. */
  @Nullable JsonText container(String name) {
    return containers.get(name);
  }

  /** True for a field whose value is JSON's null. */
  boolean isNull(String name) {
    return has(name) && texts.get(name) == null && !containers.containsKey(name);
  }

  boolean hasContainers() {
    return !containers.isEmpty();
  }

  /** An object; null if the field is anything else. */
  @Nullable JsonText object(String name) {
    JsonText json = container(name);
    return json != null && json.firstByte() == '{' ? json : null;
  }

  /** All fields, in their order; the owner may change what this returns. */
  Map<String, @Nullable String> texts() {
    return texts;
  }
}
