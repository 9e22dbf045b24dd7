package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The ties of an entity are those of its members' decisions, and what only the crosswalk knows. */
class EntityGraphTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordKey A = new RecordKey("crm", "a");
  private static final RecordKey B = new RecordKey("crm", "b");
  private static final RecordKey C = new RecordKey("crm", "c");
  private static final RecordKey D = new RecordKey("crm", "d");

  private final Map<Lookup, String> rows =
      new TreeMap<>(java.util.Comparator.comparing(Lookup::toString));

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private void decided(RecordKey record, String... candidates) {
    rows.put(
        Lookup.decision(record.source(), record.id()),
        "{\"candidates\": [%s]}".formatted(String.join(", ", candidates)));
  }

  private static String candidate(RecordKey record, String reason) {
    return "{\"source\": \"%s\", \"id\": \"%s\", \"score\": 9, \"probability\": 0.9, \"label\": \"match\", \"reason\": %s, \"features\": []}"
        .formatted(record.source(), record.id(), reason);
  }

  private void linked(RecordKey record, RecordKey matched, String score) {
    rows.put(
        Lookup.crosswalk(record.source(), record.id()),
        "{\"decision\": {\"score\": %s, \"probability\": null, \"matched\": {\"source\": \"%s\", \"id\": \"%s\"}}}"
            .formatted(score, matched.source(), matched.id()));
  }

  private EntityGraph graph(RecordKey... members) {
    return EntityGraph.of(
        List.of(members),
        lookups ->
            lookups.stream()
                .map(lookup -> rows.containsKey(lookup) ? json(rows.get(lookup)) : null)
                .toList());
  }

  @Test
  void aPathGoesOverJoiningTiesAlone() {
    decided(A, candidate(B, "null"), candidate(D, "\"multi_match\""));
    decided(B, candidate(A, "null"), candidate(C, "null"));
    decided(D, candidate(A, "\"multi_match\""));
    linked(C, B, "9");
    linked(D, C, "null");
    EntityGraph graph = graph(A, B, C, D);
    assertThat(graph.edges()).hasSize(4);
    assertThat(graph.path(A, D))
        .extracting(tied -> tied.a() + " " + tied.b())
        .containsExactly("crm:a crm:b", "crm:b crm:c", "crm:c crm:d");
    assertThat(graph.path(A, D).get(2).evidence().path("label").asText()).isEqualTo("steward");
    assertThat(graph.path(D, A)).hasSize(3);
  }

  @Test
  void tiesWithOthersAreNotTheEntitys() {
    decided(A, candidate(D, "null"));
    EntityGraph graph = graph(A, B);
    assertThat(graph.edges()).isEmpty();
    assertThat(graph.path(A, B)).isEmpty();
  }
}
