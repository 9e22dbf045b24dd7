package dev.tributary.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.output.GoldenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chooses golden records that are worth a look: several systems that do not quite agree. */
public final class PortraitGallery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plan plan;
  private final Map<RecordKey, Map<String, String>> rows;
  private final int mostRecords;
  private final Comparator<Candidate> order =
      Comparator.comparingInt(Candidate::interest)
          .reversed()
          .thenComparing(candidate -> candidate.golden().members().get(0));
  private final List<Candidate> best = new ArrayList<>();
  private final int size;

  private record Candidate(GoldenRecord golden, byte[] json, int interest) {}

  /**
   * An empty gallery.
   *
   * @param rows the rows of all records, as their sources have them
   * @param size how many pictures it holds
   * @param mostRecords how many records fit beside each other
   */
  public PortraitGallery(
      Plan plan, Map<RecordKey, Map<String, String>> rows, int size, int mostRecords) {
    this.plan = plan;
    this.rows = rows;
    this.size = size;
    this.mostRecords = mostRecords;
  }

  /** Takes a golden record if it is more interesting than one of those that are there. */
  public void offer(GoldenRecord golden, byte[] json) {
    if (golden.memberCount() < 2
        || golden.memberCount() > mostRecords
        || !rows.keySet().containsAll(golden.members())) {
      return;
    }
    best.add(new Candidate(golden, json, interest(golden)));
    best.sort(order);
    if (best.size() > size) {
      best.remove(size);
    }
  }

  List<Portrait> portraits() {
    return best.stream().map(this::portrait).toList();
  }

  /** Different systems count most, then different ways to write the same. */
  private int interest(GoldenRecord golden) {
    Set<String> sources = new HashSet<>();
    Map<String, Set<String>> writings = new HashMap<>();
    for (RecordKey key : golden.members()) {
      sources.add(key.source());
      values(key)
          .forEach(
              (name, value) -> writings.computeIfAbsent(name, any -> new HashSet<>()).add(value));
    }
    int different = writings.values().stream().mapToInt(written -> written.size() - 1).sum();
    return 10 * sources.size() + different + golden.fields().size();
  }

  private Portrait portrait(Candidate candidate) {
    GoldenRecord golden = candidate.golden();
    Map<RecordKey, Map<String, String>> values = new TreeMap<>();
    golden.members().forEach(key -> values.put(key, values(key)));
    return new Portrait(
        Names.of(golden),
        golden.entity(),
        golden.confidence(),
        golden.members(),
        ordered(golden.fields()),
        givers(candidate.json()),
        values);
  }

  private Map<String, String> values(RecordKey key) {
    Map<String, String> values = new HashMap<>();
    plan.attributes(key, rows.getOrDefault(key, Map.of()))
        .values()
        .forEach((name, all) -> values.put(name, String.join(" / ", all)));
    return values;
  }

  /** In the order of the spec. */
  private Map<String, String> ordered(Map<String, String> fields) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String name : plan.attributeNames()) {
      String value = fields.get(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    return ordered;
  }

  private static Map<String, RecordKey> givers(byte[] json) {
    try {
      Map<String, RecordKey> givers = new HashMap<>();
      for (Map.Entry<String, JsonNode> field :
          JSON.readTree(json).path("provenance").properties()) {
        String source = field.getValue().path("source").asText();
        String id = field.getValue().path("id").asText();
        givers.put(field.getKey(), new RecordKey(source, id));
      }
      return givers;
    } catch (IOException e) {
      throw new UncheckedIOException("a golden record is not JSON", e);
    }
  }
}
