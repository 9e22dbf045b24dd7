package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.query.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What tells of quality in the tables of this instance: counted as rows change. */
final class QualityTally extends PerPartition<QualityTally.Part> {
  private static final int MOST_WEAK = 200;
  private static final int WEAK_TOLD = 20;

  QualityTally() {
    super(Part::new);
  }

  /** A record whose best match with its entity is weak. */
  private record Weak(double probability, String record, String entity, String matched) {
    static final Comparator<Weak> WEAKEST_FIRST =
        Comparator.comparingDouble(Weak::probability).thenComparing(Weak::record);

    static @Nullable Weak of(String key, byte @Nullable [] value) {
      if (value == null) {
        return null;
      }
      JsonNode row = EntityReader.parse(value);
      JsonNode decision = row.path("decision");
      JsonNode matched = decision.path("matched");
      double probability = decision.path("probability").asDouble(1);
      return decision.path("outcome").asText().equals("MERGE") && probability < QualityTraits.WEAK
          ? new Weak(
              probability,
              key,
              row.path("entity_id").asText(),
              matched.path("source").asText() + ":" + matched.path("id").asText())
          : null;
    }
  }

  /** The counts of a partition, and the weakest of its links. */
  static final class Part {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final NavigableSet<Weak> weak = new ConcurrentSkipListSet<>(Weak.WEAKEST_FIRST);

    void add(List<String> traits, int times) {
      for (String trait : traits) {
        counts.computeIfAbsent(trait, any -> new LongAdder()).add(times);
      }
    }

    void weak(String key, byte @Nullable [] before, byte @Nullable [] after) {
      Weak was = Weak.of(key, before);
      Weak is = Weak.of(key, after);
      if (was != null) {
        weak.remove(was);
      }
      if (is != null) {
        weak.add(is);
        if (weak.size() > MOST_WEAK) {
          weak.pollLast();
        }
      }
    }
  }

  @Override
  void take(Part part, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    if (!QualityTraits.areOf(table)) {
      return;
    }
    List<String> was = QualityTraits.of(table, before);
    List<String> is = QualityTraits.of(table, after);
    part.add(was, -1);
    part.add(is, 1);
    if (table == Table.CROSSWALK && (was.contains("weak") || is.contains("weak"))) {
      part.weak(key, before, after);
    }
  }

  /** What this instance has, for it and for others: {@code counts}, {@code weak}. */
  ObjectNode json() {
    Map<String, Long> sum = new TreeMap<>();
    NavigableSet<Weak> weakest = new ConcurrentSkipListSet<>(Weak.WEAKEST_FIRST);
    for (Part part : parts()) {
      part.counts.forEach((trait, count) -> sum.merge(trait, count.sum(), Long::sum));
      weakest.addAll(part.weak);
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode counts = node.putObject("counts");
    sum.forEach(
        (trait, count) -> {
          if (count != 0) {
            counts.put(trait, count);
          }
        });
    ArrayNode weak = node.putArray("weak");
    weakest.stream()
        .limit(WEAK_TOLD)
        .forEach(
            one ->
                weak.addObject()
                    .put("record", one.record())
                    .put("entity_id", one.entity())
                    .put("matched", one.matched())
                    .put("probability", one.probability()));
    return node;
  }
}
