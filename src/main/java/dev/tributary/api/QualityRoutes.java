package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How good what is resolved looks, over all instances. */
final class QualityRoutes {
  private static final String PATH = "/internal/v1/quality";
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int WEAKEST = 20;
  private static final String SIZES = "block_sizes";

  /** For the first count of blocks alone; those of many records take longer. */
  private static final Duration FIRST_COUNT = Duration.ofMillis(300);

  private final QualityTally tally;
  private final Supplier<@Nullable Resolver> resolver;
  private final Fleet fleet;
  private final Answering answering;

  QualityRoutes(
      Answering answering, QualityTally tally, Supplier<@Nullable Resolver> resolver, Fleet fleet) {
    this.answering = answering;
    this.tally = tally;
    this.resolver = resolver;
    this.fleet = fleet;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/quality",
            Role.READING,
            "Sizes of entities and of blocks, probabilities of links and the weakest of them, what was not looked"
                + " at, open questions, filled attributes, and what drifts.",
            List.of(),
            this::quality),
        Route.post(
            PATH,
            Role.RUNNING,
            "The counts of this instance.",
            List.of(),
            request -> Reply.json(here())));
  }

  private ObjectNode here() {
    ObjectNode node = tally.json();
    Resolver running = resolver.get();
    if (running != null) {
      ResolverMeters meters = running.meters();
      ObjectNode work = node.putObject("work");
      work.put("saturated_now", meters.saturatedNow());
      work.put("saturated_times", meters.saturatedBlocks.sum());
      work.put("comparisons", meters.comparisons.sum()).put("rounds", meters.rounds.sum());
      work.put("alarming_components", meters.gauges().alarming());
      node.put("largest_component", meters.gauges().largestComponent());
      node.set(SIZES, BlockReport.here(running.census().latest(FIRST_COUNT)));
    }
    return node;
  }

  private Reply quality(Request request) {
    Fleet.Answers answers =
        fleet.ask(PATH, JsonNodeFactory.instance.objectNode(), WITHIN, any -> here());
    TreeMap<String, Long> counts = new TreeMap<>();
    TreeMap<String, Long> work = new TreeMap<>();
    List<JsonNode> weak = new ArrayList<>();
    List<JsonNode> sizes = new ArrayList<>();
    long largest = 0;
    for (JsonNode answer : answers.nodes()) {
      add(answer.path("counts"), counts);
      add(answer.path("work"), work);
      answer.path("weak").forEach(weak::add);
      largest = Math.max(largest, answer.path("largest_component").asLong());
      sizes.add(answer.path(SIZES));
    }
    long week = QualityTraits.week(System.currentTimeMillis());
    QualityReport report = new QualityReport(counts, week);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity_type", answering.plan().entityName()).put("partial", answers.partial());
    node.set("entities", report.entities());
    node.set("links", report.links(weakest(weak)));
    node.set("decisions", report.decisions());
    node.set("reviews", report.reviews());
    ObjectNode blocks = blocks(work, largest);
    blocks.set("sizes", BlockReport.of(sizes, answers.partial()));
    node.set("blocks", blocks);
    node.set("attributes", report.attributes());
    node.set("drift", report.drift());
    return Reply.json(node);
  }

  private static void add(JsonNode counts, Map<String, Long> sum) {
    for (Map.Entry<String, JsonNode> count : counts.properties()) {
      sum.merge(count.getKey(), count.getValue().asLong(), Long::sum);
    }
  }

  private static ArrayNode weakest(List<JsonNode> weak) {
    weak.sort(Comparator.comparingDouble(one -> one.path("probability").asDouble()));
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    Set<Set<String>> pairs = new HashSet<>();
    for (JsonNode one : weak) {
      // Each end of a match has it as its best: it is told once.
      boolean isNew =
          pairs.add(Set.copyOf(List.of(one.path("record").asText(), one.path("matched").asText())));
      if (isNew && told.size() < WEAKEST) {
        told.add(one);
      }
    }
    return told;
  }

  /** Since the processes started, and by them. */
  private static ObjectNode blocks(Map<String, Long> work, long largest) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    work.forEach(node::put);
    long rounds = work.getOrDefault("rounds", 0L);
    node.put(
        "comparisons_per_round",
        rounds == 0 ? 0 : (double) work.getOrDefault("comparisons", 0L) / rounds);
    return node.put("largest_component", largest);
  }
}
