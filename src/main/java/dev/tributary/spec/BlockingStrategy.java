package dev.tributary.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How blocking keys are made of fields, where the fields say nothing of their own.
 *
 * @param transform what is made of every part; empty for nothing
 * @param joined what is made of the text that all parts are joined to; empty where each part stands
 *     for itself
 */
record BlockingStrategy(String transform, String joined) {
  static final BlockingStrategy COMPOSITE = new BlockingStrategy("", "");

  /** The settings of all strategies. */
  static final List<String> KEYS =
      List.of("strategy", "size", "threshold", "together", "bands", "rows", "planes", "lengths");

  private static final List<String> NAMES =
      List.of("exact", "composite", "phonetic", "ngram", "prefix", "minhash", "hyperplanes");
  private static final int MOST_LENGTHS = 8;
  private static final int LONGEST_PREFIX = 99;

  /**
   * Reads the strategy of a mapping and its settings; a setting that the strategy does not have is
   * an error.
   */
  static BlockingStrategy read(YamlMapping mapping) {
    YamlValue written = mapping.get("strategy");
    String name = written == null ? "composite" : written.oneOf(NAMES);
    return switch (name) {
      case "phonetic" -> {
        refuse(mapping, name, List.of());
        yield new BlockingStrategy("soundex", "");
      }
      case "ngram" -> ngram(mapping);
      case "prefix" -> prefix(mapping);
      case "minhash" -> minHash(mapping);
      case "hyperplanes" -> hyperplanes(mapping);
      default -> {
        refuse(mapping, name, List.of());
        yield COMPOSITE;
      }
    };
  }

  private static BlockingStrategy ngram(YamlMapping mapping) {
    refuse(mapping, "ngram", List.of("size", "threshold", "together"));
    int size = mapping.integer("size", 2, 8, 3);
    String bar = decimal(mapping.number("threshold", 0.2, 1, 0.6));
    int together = mapping.integer("together", 1, 3, 1);
    return joined("ngram" + size + "@" + bar + (together == 1 ? "" : "x" + together));
  }

  private static BlockingStrategy prefix(YamlMapping mapping) {
    refuse(mapping, "prefix", List.of("lengths"));
    List<Integer> lengths = new ArrayList<>(List.of(4, 6, 8));
    YamlValue written = mapping.get("lengths");
    if (written != null) {
      lengths.clear();
      written.listOrSingle().forEach(length -> lengths.add(length.integer(1, LONGEST_PREFIX)));
      if (lengths.isEmpty() || lengths.size() > MOST_LENGTHS) {
        written.error("expected 1 to " + MOST_LENGTHS + " lengths, as [4, 6, 8]");
        return COMPOSITE;
      }
    }
    List<Integer> sorted = lengths.stream().distinct().sorted().toList();
    String all = sorted.stream().map(String::valueOf).collect(Collectors.joining("-"));
    return joined((sorted.size() == 1 ? "prefix" : "prefixes") + all);
  }

  private static BlockingStrategy minHash(YamlMapping mapping) {
    refuse(mapping, "minhash", List.of("bands", "rows", "size"));
    String bands = mapping.integer("bands", 1, 64, 16) + "x" + mapping.integer("rows", 1, 32, 3);
    return joined(
        "minhash" + bands + (mapping.has("size") ? "/" + mapping.integer("size", 2, 8, 3) : ""));
  }

  private static BlockingStrategy hyperplanes(YamlMapping mapping) {
    refuse(mapping, "hyperplanes", List.of("bands", "planes"));
    return joined(
        "hyperplanes"
            + mapping.integer("bands", 1, 64, 12)
            + "x"
            + mapping.integer("planes", 1, 32, 8));
  }

  private static BlockingStrategy joined(String transform) {
    return new BlockingStrategy("", transform);
  }

  private static String decimal(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void refuse(YamlMapping mapping, String strategy, List<String> allowed) {
    for (String key : KEYS) {
      YamlValue value = mapping.get(key);
      if (value != null && !key.equals("strategy") && !allowed.contains(key)) {
        value.error("strategy " + strategy + " has no " + key + "; remove it");
      }
    }
  }
}
