package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.PartSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code blocking}: a strategy and keys. A key is an attribute, or a list of parts that have
 * to agree together; a part is {@code last_name}, {@code last_name:soundex} or {@code {field:
 * last_name, normalizer: name, transform: soundex}}.
 */
final class BlockingReader {
  static final int MOST_PARTS = 5;
  private static final List<String> STRATEGIES = List.of("exact", "composite", "phonetic", "ngram");

  private final int mostKeys;
  private final String transform;

  private BlockingReader(int mostKeys, String transform) {
    this.mostKeys = mostKeys;
    this.transform = transform;
  }

  /**
   * @param mostKeys how many keys the form of the spec allows
   */
  static List<BlockingKeySection> read(@Nullable YamlValue value, int mostKeys) {
    if (value == null) {
      return List.of();
    }
    YamlMapping blocking = value.mapping("strategy", "keys");
    YamlValue strategy = blocking.get("strategy");
    String chosen = strategy == null ? "composite" : strategy.oneOf(STRATEGIES);
    if (strategy != null && chosen.equals("ngram")) {
      strategy.error(
          "ngram blocking comes with a later version; until then use composite with keys such as"
              + " last_name:soundex or postcode:prefix3");
    }
    YamlValue keys =
        blocking.require("keys", "without them every record is compared with every other");
    String transform = chosen.equals("phonetic") ? "soundex" : "";
    return keys == null ? List.of() : new BlockingReader(mostKeys, transform).keys(keys);
  }

  /** Reads a list of keys that stands elsewhere; null for none. */
  static List<BlockingKeySection> keys(@Nullable YamlValue value, int mostKeys) {
    return value == null ? List.of() : new BlockingReader(mostKeys, "").keys(value);
  }

  private List<BlockingKeySection> keys(YamlValue value) {
    List<BlockingKeySection> keys = new ArrayList<>();
    Set<List<String>> known = new HashSet<>();
    for (YamlValue item : value.list()) {
      List<YamlValue> written = item.listOrSingle();
      if (written.isEmpty() || written.size() > MOST_PARTS) {
        item.error("a blocking key has 1 to " + MOST_PARTS + " parts, not " + written.size());
        continue;
      }
      List<PartSection> parts = written.stream().map(this::part).toList();
      if (!known.add(parts.stream().map(BlockingReader::form).toList())) {
        item.error("the blocking key is there already; remove one of the two");
      }
      keys.add(new BlockingKeySection(item.place(), parts));
    }
    if (value.isList() && (keys.isEmpty() || keys.size() > mostKeys)) {
      value.error("expected 1 to " + mostKeys + " blocking keys, found " + value.list().size());
    }
    return keys;
  }

  private static String form(PartSection part) {
    Named normaliser = part.normaliser();
    return part.attribute().name()
        + ":"
        + part.transform()
        + ":"
        + (normaliser == null ? "" : normaliser.name());
  }

  private PartSection part(YamlValue item) {
    if (item.isMapping()) {
      YamlMapping part = item.mapping("field", "normalizer", "transform");
      YamlValue field = part.require("field", "name the attribute");
      return new PartSection(
          field == null ? new Named("", item.place()) : field.named(),
          part.named("normalizer"),
          part.text("transform", transform));
    }
    String written = item.name();
    int colon = written.indexOf(':');
    String attribute = colon < 0 ? written : written.substring(0, colon).strip();
    return new PartSection(
        new Named(attribute, item.place()),
        null,
        colon < 0 ? transform : written.substring(colon + 1).strip());
  }
}
