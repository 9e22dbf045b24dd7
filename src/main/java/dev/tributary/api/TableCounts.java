package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.query.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How many rows the tables of this instance have, records by source: counted as they change. */
final class TableCounts extends PerPartition<Map<String, LongAdder>> {
  TableCounts() {
    super(ConcurrentHashMap::new);
  }

  static final String ENTITIES = "entities";
  static final String REVIEWS = "reviews";
  private static final String SOURCE = "source:";

  /** What all instances together have. */
  record Totals(long entities, long reviews, Map<String, Long> recordsBySource) {
    static final Totals NONE = new Totals(0, 0, Map.of());

    long records() {
      return recordsBySource.values().stream().mapToLong(Long::longValue).sum();
    }

    Totals and(Totals other) {
      Map<String, Long> sum = new TreeMap<>(recordsBySource);
      other.recordsBySource.forEach((source, count) -> sum.merge(source, count, Long::sum));
      return new Totals(entities + other.entities, reviews + other.reviews, sum);
    }

    ObjectNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put(ENTITIES, entities).put(REVIEWS, reviews);
      ObjectNode sources = node.putObject("sources");
      recordsBySource.forEach(sources::put);
      return node;
    }

    static Totals of(JsonNode node) {
      Map<String, Long> sources = new TreeMap<>();
      for (var source : node.path("sources").properties()) {
        sources.put(source.getKey(), source.getValue().asLong());
      }
      return new Totals(node.path(ENTITIES).asLong(), node.path(REVIEWS).asLong(), sources);
    }
  }

  /** What this instance has. */
  Totals totals() {
    Map<String, Long> sum = new TreeMap<>();
    for (Map<String, LongAdder> counts : parts()) {
      counts.forEach((name, count) -> sum.merge(name, count.sum(), Long::sum));
    }
    Map<String, Long> sources = new TreeMap<>();
    sum.forEach(
        (name, count) -> {
          if (name.startsWith(SOURCE) && count > 0) {
            sources.put(name.substring(SOURCE.length()), count);
          }
        });
    return new Totals(
        sum.getOrDefault(ENTITIES, 0L), sum.getOrDefault(REVIEWS, 0L), Map.copyOf(sources));
  }

  @Override
  void take(
      Map<String, LongAdder> part,
      Table table,
      String key,
      byte @Nullable [] before,
      byte @Nullable [] after) {
    int difference = (after == null ? 0 : 1) - (before == null ? 0 : 1);
    String name =
        switch (table) {
          case GOLDEN_RECORDS -> ENTITIES;
          case REVIEW_QUEUE -> REVIEWS;
          case CROSSWALK -> SOURCE + key.substring(0, Math.max(0, key.indexOf(':')));
          case REDIRECTS, DECISIONS, STEWARDSHIP, AUDIT, FEEDBACK, ERASURES, OPINIONS -> null;
        };
    if (name != null && difference != 0) {
      part.computeIfAbsent(name, any -> new LongAdder()).add(difference);
    }
  }
}
