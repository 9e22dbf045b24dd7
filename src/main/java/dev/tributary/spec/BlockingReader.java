package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.PartSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code blocking}: a strategy and keys. A key is an attribute, a list of parts that have to
 * agree together, or a mapping with {@code fields}, a strategy of its own and a cap on its blocks.
 * A part is {@code last_name}, {@code last_name:soundex} or {@code {field: last_name, normalizer:
 * name, transform: soundex}}.
 */
final class BlockingReader {
  static final int MOST_PARTS = 5;
  private static final int MOST_KEYS_OF_A_RECORD = 1_000;
  private static final int LARGEST_BLOCK = 100_000;
  private static final String[] KEYS = withStrategy("keys", "max_keys_per_record");
  private static final String[] KEYS_OF_A_RULE = withStrategy("fields", "max_block_size");

  private final int mostKeys;
  private final BlockingStrategy strategy;

  private BlockingReader(int mostKeys, BlockingStrategy strategy) {
    this.mostKeys = mostKeys;
    this.strategy = strategy;
  }

  private static String[] withStrategy(String... keys) {
    return Stream.concat(Stream.of(keys), BlockingStrategy.KEYS.stream()).toArray(String[]::new);
  }

  /**
   * Reads the section.
   *
   * @param mostKeys how many keys the form of the spec allows
   */
  static BlockingSection read(@Nullable YamlValue value, int mostKeys) {
    if (value == null) {
      return new BlockingSection(List.of(), 0);
    }
    YamlMapping blocking = value.mapping(KEYS);
    BlockingStrategy strategy = BlockingStrategy.read(blocking);
    int keysPerRecord = blocking.integer("max_keys_per_record", 1, MOST_KEYS_OF_A_RECORD, 0);
    YamlValue keys =
        blocking.require("keys", "without them every record is compared with every other");
    return new BlockingSection(
        keys == null ? List.of() : new BlockingReader(mostKeys, strategy).keys(keys),
        keysPerRecord);
  }

  /** Reads a list of keys that stands elsewhere; null for none. */
  static List<BlockingKeySection> keys(@Nullable YamlValue value, int mostKeys) {
    return value == null
        ? List.of()
        : new BlockingReader(mostKeys, BlockingStrategy.COMPOSITE).keys(value);
  }

  private List<BlockingKeySection> keys(YamlValue value) {
    List<BlockingKeySection> keys = new ArrayList<>();
    Set<List<String>> known = new HashSet<>();
    List<YamlValue> items = value.list();
    for (YamlValue item : items) {
      BlockingKeySection key = key(item);
      if (key == null) {
        continue;
      }
      if (!known.add(form(key))) {
        item.error("the blocking key is there already; remove one of the two");
      }
      keys.add(key);
    }
    if (value.isList() && (items.isEmpty() || items.size() > mostKeys)) {
      value.error("expected 1 to " + mostKeys + " blocking keys, found " + items.size());
    }
    return keys;
  }

  private @Nullable BlockingKeySection key(YamlValue item) {
    if (!item.isMapping() || item.anyMapping().has("field")) {
      return key(item, item, strategy, 0);
    }
    YamlMapping rule = item.mapping(KEYS_OF_A_RULE);
    BlockingStrategy written = BlockingStrategy.read(rule);
    BlockingStrategy own = rule.has("strategy") ? written : strategy;
    int maxBlockSize = rule.integer("max_block_size", 2, LARGEST_BLOCK, 0);
    YamlValue fields = rule.require("fields", "list the attributes that make up the key");
    return fields == null ? null : key(item, fields, own, maxBlockSize);
  }

  private static @Nullable BlockingKeySection key(
      YamlValue item, YamlValue fields, BlockingStrategy strategy, int maxBlockSize) {
    List<YamlValue> written = fields.listOrSingle();
    if (written.isEmpty() || written.size() > MOST_PARTS) {
      item.error("a blocking key has 1 to " + MOST_PARTS + " parts, not " + written.size());
      return null;
    }
    List<PartSection> parts = written.stream().map(it -> part(it, strategy.transform())).toList();
    return new BlockingKeySection(item.place(), parts, strategy.joined(), maxBlockSize);
  }

  /** What a key does; two keys that do the same are one. */
  private static List<String> form(BlockingKeySection key) {
    List<String> form = new ArrayList<>();
    key.parts().forEach(part -> form.add(form(part)));
    form.add(key.joined());
    return form;
  }

  private static String form(PartSection part) {
    Named normaliser = part.normaliser();
    return part.attribute().name()
        + ":"
        + part.transform()
        + ":"
        + (normaliser == null ? "" : normaliser.name());
  }

  private static PartSection part(YamlValue item, String transform) {
    if (item.isMapping()) {
      YamlMapping part = item.mapping("field", "normalizer", "transform");
      YamlValue field = part.require("field", "name the attribute");
      return new PartSection(
          field == null ? new Named("", item.place()) : field.named(),
          part.named("normalizer"),
          plain(part.text("transform", transform)));
    }
    String written = item.name();
    int colon = written.indexOf(':');
    String attribute = colon < 0 ? written : written.substring(0, colon).strip();
    return new PartSection(
        new Named(attribute, item.place()),
        null,
        plain(colon < 0 ? transform : written.substring(colon + 1).strip()));
  }

  /** That a part is taken as it is need not be said, except where a strategy says otherwise. */
  private static String plain(String transform) {
    return transform.equals("exact") ? "" : transform;
  }
}
