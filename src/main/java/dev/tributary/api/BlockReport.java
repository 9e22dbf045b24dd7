package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import dev.tributary.topology.BlockCensus;
import dev.tributary.topology.BlockSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sizes of the blocks of all instances, put together by rule. */
final class BlockReport {
  private static final String RULE = "rule";
  private static final String MEMBERS = "records";
  private static final String COUNTED_AT = "counted_at";

  /** Counts that are added up. */
  private static final List<String> SUMS = List.of("blocks", MEMBERS, "capped");

  private BlockReport() {}

  /** What this instance has counted; without rules where it has counted nothing yet. */
  static ObjectNode here(BlockCensus.@Nullable Counted counted) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (counted == null) {
      return node.putNull(COUNTED_AT);
    }
    node.put(COUNTED_AT, counted.at().toString());
    ArrayNode rules = node.putArray("rules");
    for (int number : counted.plan().blockingRules()) {
      rules.add(rule(number, counted.plan(), counted.sizes().rules().get(number)));
    }
    return node;
  }

  private static ObjectNode rule(int number, Plan plan, BlockSizes.@Nullable Rule rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(RULE, plan.blockingRuleName(number)).put("max_block_size", plan.maxBlockSize(number));
    ObjectNode sizes = node.putObject("sizes");
    ArrayNode largest = node.putArray("largest");
    if (rule == null) {
      SUMS.forEach(name -> node.put(name, 0));
      return node;
    }
    node.put("blocks", rule.blocks()).put(MEMBERS, rule.members()).put("capped", rule.capped());
    rule.sizes().forEach((from, blocks) -> sizes.put(from.toString(), blocks));
    for (BlockSizes.Large block : rule.largest()) {
      largest.addObject().put(MEMBERS, block.members()).put("example", block.example().toString());
    }
    return node;
  }

  /**
   * All instances together.
   *
   * @param parts what they answered
   * @param partial whether one of them did not
   */
  static ObjectNode of(List<JsonNode> parts, boolean partial) {
    Map<String, ObjectNode> rules = new LinkedHashMap<>();
    List<String> times = new ArrayList<>();
    boolean isComplete = !partial;
    for (JsonNode part : parts) {
      isComplete &= part.path(COUNTED_AT).isTextual();
      if (part.path(COUNTED_AT).isTextual()) {
        times.add(part.path(COUNTED_AT).asText());
      }
      part.path("rules")
          .forEach(rule -> rules.merge(rule.path(RULE).asText(), copy(rule), BlockReport::sum));
    }
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put(COUNTED_AT, times.stream().min(Comparator.naturalOrder()).orElse(null));
    report.put("complete", isComplete);
    ArrayNode told = report.putArray("rules");
    rules.values().forEach(rule -> told.add(inOrder(rule)));
    return report;
  }

  private static ObjectNode copy(JsonNode rule) {
    return rule.deepCopy();
  }

  private static ObjectNode sum(ObjectNode one, ObjectNode other) {
    SUMS.forEach(name -> one.put(name, one.path(name).asLong() + other.path(name).asLong()));
    ObjectNode sizes = one.withObject("/sizes");
    other
        .path("sizes")
        .properties()
        .forEach(
            size ->
                sizes.put(
                    size.getKey(), sizes.path(size.getKey()).asLong() + size.getValue().asLong()));
    other.path("largest").forEach(one.withArray("/largest")::add);
    return one;
  }

  /** Sizes from the smallest on, and the largest blocks of all. */
  private static ObjectNode inOrder(ObjectNode rule) {
    SortedMap<Integer, Long> sizes = new TreeMap<>();
    rule.path("sizes")
        .properties()
        .forEach(size -> sizes.put(Integer.parseInt(size.getKey()), size.getValue().asLong()));
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    sizes.forEach((from, blocks) -> told.addObject().put("from", from).put("blocks", blocks));
    List<JsonNode> largest = new ArrayList<>();
    rule.path("largest").forEach(largest::add);
    largest.sort(
        Comparator.<JsonNode>comparingInt(block -> block.path(MEMBERS).asInt()).reversed());
    ArrayNode first = JsonNodeFactory.instance.arrayNode();
    largest.stream().limit(BlockSizes.LARGEST).forEach(first::add);
    rule.set("sizes", told);
    rule.set("largest", first);
    return rule;
  }
}
