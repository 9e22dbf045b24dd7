package dev.tributary.topology;

import dev.tributary.topology.TopicContract.Content;
import dev.tributary.topology.TopicContract.Role;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads one contract; a key that it does not know is an error, for it would have no effect. */
final class TopicContractReader {
  private static final Set<String> KEYS =
      Set.of("name", "role", "key", "value", "headers", "partitions", "config", "required");
  private static final Set<String> CONTENT_KEYS =
      Set.of("format", "content", "schema", "examples", "tombstone");

  private final String file;

  private TopicContractReader(String file) {
    this.file = file;
  }

  static TopicContract read(TopicKind kind, String file, InputStream in) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    return new TopicContractReader(file).contract(kind, new Load(settings).loadFromInputStream(in));
  }

  private TopicContract contract(TopicKind kind, @Nullable Object document) {
    Map<String, Object> root = mapping("the document", document, KEYS);
    Object headers = root.get("headers");
    TopicContract contract =
        new TopicContract(
            kind,
            text(root, "name"),
            role(text(root, "role")),
            content(root, "key"),
            content(root, "value"),
            headers == null ? null : content(root, "headers"),
            partitions(root.get("partitions")),
            config(root.get("config")),
            new TreeSet<>(texts("required", root.get("required"))));
    checkRequired(contract);
    return contract;
  }

  private Role role(String name) {
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return role;
      }
    }
    throw wrong("role", "input, output or internal");
  }

  private int partitions(@Nullable Object value) {
    if (value instanceof Integer count && count > 0) {
      return count;
    }
    throw wrong("partitions", "a whole number above 0");
  }

  private SortedMap<String, String> config(@Nullable Object value) {
    SortedMap<String, String> config = new TreeMap<>();
    mapping("config", value, null).forEach((name, one) -> config.put(name, String.valueOf(one)));
    return config;
  }

  private void checkRequired(TopicContract contract) {
    for (String property : contract.required()) {
      if (!property.equals(TopicContract.PARTITIONS) && !contract.config().containsKey(property)) {
        throw wrong("required", "partitions or names out of config, not \"" + property + "\"");
      }
    }
  }

  private Content content(Map<String, Object> root, String part) {
    Map<String, Object> content = mapping(part, root.get(part), CONTENT_KEYS);
    return new Content(
        text(content, "format"),
        content.containsKey("content") ? text(content, "content") : "",
        content.containsKey("schema") ? text(content, "schema") : null,
        content.containsKey("examples")
            ? texts(part + ".examples", content.get("examples"))
            : List.of(),
        content.containsKey("tombstone") ? text(content, "tombstone") : "");
  }

  private String text(Map<String, Object> mapping, String key) {
    if (mapping.get(key) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(key, "a text");
  }

  private List<String> texts(String path, @Nullable Object value) {
    if (value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw wrong(path, "a list of texts");
  }

  private Map<String, Object> mapping(
      String path, @Nullable Object value, @Nullable Set<String> known) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw wrong(path, "a mapping");
    }
    Map<String, Object> mapping = new TreeMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (known != null && !known.contains(key)) {
        throw wrong(path, "a mapping with keys of " + new TreeSet<>(known) + ", not " + key);
      }
      if (entry.getValue() == null) {
        throw wrong(path + "." + key, "something");
      }
      mapping.put(key, entry.getValue());
    }
    return mapping;
  }

  private IllegalStateException wrong(String path, String expected) {
    return new IllegalStateException(file + ": " + path + " must be " + expected);
  }
}
