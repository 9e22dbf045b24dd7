package dev.tributary.cli.report;

import dev.tributary.batch.BlockingAnalysis;
import dev.tributary.batch.BlockingAnalysis.LargeBlock;
import dev.tributary.batch.BlockingAnalysis.RuleCost;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an analysis of blocking keys says.
 *
 * @param matches the pairs that belong together
 * @param labelled whether a truth said so, and not the spec's own score
 * @param comparisons what the keys of the spec make together, each pair once
 * @param ofSpec the keys of the spec
 * @param all these and those that were thought of
 * @param suggested the best of all, in the order in which they were chosen
 */
public record BlockingReport(
    int records,
    int matches,
    boolean labelled,
    long comparisons,
    List<RuleCost> ofSpec,
    List<RuleCost> all,
    List<RuleCost> suggested) {
  private static final int MOST_OTHERS_SHOWN = 10;
  private static final String ROW = "  %-44s %14s %9s %8s %9s %8s %8s";

  /** The report for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%,d records, %,d pairs that belong together %s"
            .formatted(
                records,
                matches,
                labelled ? "by the truth" : "by the spec's own score under any key"));
    lines.add("");
    lines.add("Keys of the spec");
    lines.add(header());
    ofSpec.forEach(rule -> lines.add(row(rule, ofSpec)));
    BitSet found = BlockingAnalysis.union(ofSpec);
    lines.add(
        ROW.formatted("together", number(comparisons), "", "", "", share(found), "")
            .stripTrailing());
    lines.add("");
    lines.addAll(largest());
    if (all.size() > ofSpec.size()) {
      lines.addAll(others());
    }
    lines.addAll(suggestion());
    return lines;
  }

  private static String header() {
    return ROW.formatted("key", "comparisons", "blocks", "largest", "over cap", "finds", "alone");
  }

  private String row(RuleCost rule, List<RuleCost> among) {
    int largest = rule.largest().isEmpty() ? 0 : rule.largest().get(0).size();
    return ROW.formatted(
        rule.name(),
        number(rule.comparisons()),
        number(rule.blocks()),
        number(largest),
        number(rule.saturated()),
        share(rule.found()),
        percent(BlockingAnalysis.alone(rule, among)));
  }

  private List<String> largest() {
    List<String> lines = new ArrayList<>();
    lines.add("Largest blocks");
    for (RuleCost rule : ofSpec) {
      for (LargeBlock block : rule.largest()) {
        if (block.size() > 2) {
          lines.add(
              "  %s: %,d records, as %s%s"
                  .formatted(
                      rule.name(),
                      block.size(),
                      block.member(),
                      block.size() > rule.cap()
                          ? "; over the cap of %,d, contributes nothing".formatted(rule.cap())
                          : ""));
        }
      }
    }
    lines.add("");
    return lines;
  }

  /** Of the keys that were thought of, those that find most that the spec's do not. */
  private List<String> others() {
    BitSet known = BlockingAnalysis.union(ofSpec);
    List<RuleCost> others =
        all.subList(ofSpec.size(), all.size()).stream()
            .filter(rule -> added(rule, known) > 0)
            .sorted((a, b) -> Integer.compare(added(b, known), added(a, known)))
            .limit(MOST_OTHERS_SHOWN)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Of %,d other keys, those that add most to what the spec's find; alone: what they add"
            .formatted(all.size() - ofSpec.size()));
    lines.add(header());
    for (RuleCost rule : others) {
      List<RuleCost> among = new ArrayList<>(ofSpec);
      among.add(rule);
      lines.add(row(rule, among));
    }
    lines.add("");
    return lines;
  }

  private List<String> suggestion() {
    List<String> lines = new ArrayList<>();
    lines.add("Suggested, most found per comparison first");
    BitSet found = new BitSet();
    for (RuleCost rule : suggested) {
      int before = found.cardinality();
      found.or(rule.found());
      lines.add(
          "  %-44s %14s comparisons  +%s = %s"
              .formatted(
                  rule.name(),
                  number(rule.comparisons()),
                  percent(found.cardinality() - before),
                  share(found)));
    }
    if (suggested.isEmpty()) {
      lines.add("  nothing: no key finds any of the pairs");
    } else {
      lines.add("");
      lines.add("blocking:");
      lines.add("  keys:");
      suggested.forEach(rule -> lines.add("    - " + yaml(rule.name())));
    }
    return lines;
  }

  /** A key by its name as a spec has it. */
  static String yaml(String name) {
    int joined = name.indexOf('(');
    String fields = name.substring(joined + 1, joined < 0 ? name.length() : name.length() - 1);
    String list = "[\"" + fields.replace("+", "\", \"") + "\"]";
    return joined < 0
        ? list
        : "{fields: " + list + ", " + strategy(name.substring(0, joined)) + "}";
  }

  /** A strategy by the short form of its settings. */
  private static String strategy(String transform) {
    String family = transform.replaceAll("\\d.*", "");
    String[] numbers = transform.substring(family.length()).split("[@x/-]", -1);
    return switch (family) {
      case "ngram" -> settings("ngram", numbers, "size", "threshold", "together");
      case "minhash" -> settings("minhash", numbers, "bands", "rows", "size");
      case "hyperplanes" -> settings("hyperplanes", numbers, "bands", "planes");
      default -> "strategy: prefix, lengths: [" + String.join(", ", numbers) + "]";
    };
  }

  private static String settings(String strategy, String[] numbers, String... names) {
    StringBuilder settings = new StringBuilder("strategy: " + strategy);
    for (int i = 0; i < numbers.length; i++) {
      settings.append(", ").append(names[i]).append(": ").append(numbers[i]);
    }
    return settings.toString();
  }

  private static int added(RuleCost rule, BitSet known) {
    BitSet added = (BitSet) rule.found().clone();
    added.andNot(known);
    return added.cardinality();
  }

  private String share(BitSet found) {
    return percent(found.cardinality());
  }

  private String percent(int count) {
    return matches == 0 ? "-" : String.format(Locale.ROOT, "%.2f%%", 100.0 * count / matches);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The report for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("records", records);
    json.put("pairs", matches);
    json.put("labelled", labelled);
    json.put("comparisons", comparisons);
    json.put("found", BlockingAnalysis.union(ofSpec).cardinality());
    json.put("keys", ofSpec.stream().map(rule -> json(rule, ofSpec)).toList());
    json.put(
        "others",
        all.subList(ofSpec.size(), all.size()).stream().map(rule -> json(rule, all)).toList());
    json.put("suggested", suggested.stream().map(rule -> json(rule, suggested)).toList());
    return json;
  }

  private static Map<String, Object> json(RuleCost rule, List<RuleCost> among) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", rule.name());
    json.put("comparisons", rule.comparisons());
    json.put("blocks", rule.blocks());
    json.put("overCap", rule.saturated());
    json.put("cap", rule.cap());
    json.put("largest", rule.largest().stream().map(LargeBlock::size).toList());
    json.put("found", rule.found().cardinality());
    json.put("foundAlone", BlockingAnalysis.alone(rule, among));
    return json;
  }
}
