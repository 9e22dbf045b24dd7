package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A preview says what the record gets that is sent afterwards, under every policy and guard. */
@Timeout(600)
class PreviewIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20_261_121;
  private static final int RECORDS = 70;
  private static final String PREVIEW = "/v1/resolve/preview";

  @TempDir Path directory;

  /** The specs: one for each policy, with what makes its decisions hard. */
  enum Policy {
    SCORES(
        """
        blocking: {keys: [email, phone, [last_name, first_name]]}
        decision:
          scoring:
            strategy: fellegi_sunter
            fields:
              - {name: email, comparator: exact, m_probability: 0.95, u_probability: 0.001}
              - {name: phone, comparator: exact, m_probability: 0.85, u_probability: 0.005}
              - {name: first_name, comparator: jaro_winkler, m_probability: 0.9, u_probability: 0.05}
              - {name: last_name, comparator: jaro_winkler, m_probability: 0.9, u_probability: 0.05}
            thresholds: {firm: 14.0, match: 9.0, possible: 4.0}
        guards:
          collision_margin: 1.0
          one_to_one: [crm, billing]
          shared_values: {fields: [email, phone], persons: [first_name], max_persons: 1}
        limits: {max_block_size: 12, max_entity_size: 6}
        """),
    KEYS(
        """
        blocking: {keys: [email, phone, [last_name, first_name]]}
        rules:
          - {name: first, type: similarity, field: first_name, algorithm: jaro_winkler, threshold: 0.8, weight: 0.5}
          - {name: last, type: similarity, field: last_name, algorithm: jaro_winkler, threshold: 0.8, weight: 0.5}
        decision:
          policy: layered
          keys:
            - {name: email, fields: email, decisive: true}
            - {name: phone_name, fields: [phone, first_name]}
          scoring: weighted_sum
          thresholds: {match: 0.9, review: 0.6}
        guards:
          constraints:
            - {field: city, must: not_differ}
        """),
    GRAPH(
        """
        blocking: {keys: [email, phone, [last_name, first_name]]}
        decision:
          policy: graph
          graph:
            anchors:
              - {type: SHARED_EMAIL, field: email, weight: 1.0}
              - {type: SHARED_PHONE, field: phone, weight: 0.8}
            persona: {type: SIMILAR_PROFILE, fields: [first_name, last_name], similarity: 0.9, weight: 0.7, embedder: hashed_ngrams}
            merge: 1.5
            review_persona: 0.6
            across_entity: true
        """);

    private final String rest;

    Policy(String rest) {
      this.rest = rest;
    }

    Plan plan() {
      String attributes = "[email, phone, first_name, last_name, city]";
      return SmallSpec.read(
          """
          api_version: tributary/v1
          entity: looked-ahead-%s
          sources:
            crm: {primary_key: id, attributes: %s}
            billing: {primary_key: id, attributes: %s}
          survivorship: {default: source_priority}
          """
                  .formatted(name().toLowerCase(Locale.ROOT), attributes, attributes)
              + rest);
    }
  }

  /** A village: families share a phone, some a mailbox, and many have the same name. */
  private static ObjectNode villager(Random random, int number) {
    ObjectNode body = JSON.createObjectNode();
    // Some come again with other values, and leave their entity.
    int id = random.nextInt(6) == 0 ? random.nextInt(number + 1) : number;
    body.put("source_name", id % 2 == 0 ? "crm" : "billing").put("external_id", "v-" + id);
    ObjectNode data = body.putObject("data");
    String last = List.of("Ashdown", "Brook", "Brooke", "Carver").get(random.nextInt(4));
    String first = List.of("Ann", "Anne", "Bob", "Bo", "Cleo").get(random.nextInt(5));
    data.put("last_name", last);
    if (random.nextInt(5) > 0) {
      data.put("first_name", first);
    }
    if (random.nextInt(3) > 0) {
      data.put("email", first.substring(0, 1) + random.nextInt(5) + "@" + last + ".example");
    }
    if (random.nextInt(3) > 0) {
      data.put("phone", "555010%04d".formatted(random.nextInt(12)));
    }
    if (random.nextInt(4) > 0) {
      data.put("city", List.of("Springfield", "Shelbyville").get(random.nextInt(2)));
    }
    return body;
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void whatIsPreviewedIsWhatIsDecided(Policy policy) throws Exception {
    Random random = new Random(SEED);
    Map<String, Integer> outcomes = new TreeMap<>();
    int named = 0;
    try (TwoServices two = TwoServices.start(policy.plan(), directory)) {
      for (int number = 0; number < RECORDS; number++) {
        ObjectNode body = villager(random, number);
        String what = policy + ", record " + number + " of seed " + SEED;
        JsonNode preview = posted(two, number % 2, PREVIEW, body);
        assertThat(preview.path("partial").asBoolean()).as(what).isFalse();
        ObjectNode sent = body.deepCopy().put("wait_millis", 30_000);
        JsonNode first = posted(two, (number + 1) % 2, "/v1/resolve/realtime", sent);
        settle(two);
        JsonNode after = posted(two, number % 2, "/v1/resolve/realtime", sent);
        JsonNode decided = after.path("decision");
        assertThat(preview.path("decision")).as(what).isEqualTo(decided.path("outcome"));
        assertThat(preview.path("reason")).as(what).isEqualTo(decided.path("reason"));
        assertThat(withoutEntities(preview.path("candidates")))
            .as(what)
            .isEqualTo(decided.path("candidates"));
        assertThat(preview.path("not_looked_at")).as(what).isEqualTo(decided.path("not_looked_at"));
        assertThat(preview.path("status")).as(what).isEqualTo(first.path("status"));
        if (!preview.path("entity_id").isNull()) {
          named++;
          assertThat(preview.path("entity_id")).as(what).isEqualTo(after.path("entity_id"));
        }
        String outcome = decided.path("outcome").asText();
        outcomes.merge(outcome + " " + decided.path("reason").asText(), 1, Integer::sum);
      }
    }
    assertThat(named).as("entities were named").isGreaterThan(5);
    assertThat(outcomes.keySet()).as("decisions of every kind: " + outcomes).hasSizeGreaterThan(3);
  }

  private static JsonNode posted(TwoServices two, int instance, String path, ObjectNode body) {
    Caller.Answer answer = two.caller(instance, Role.ADMIN).post(path, body.toString());
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static void settle(TwoServices two) {
    TwoServices.await(
        () -> two.service(0).resolver().isSettled() && two.service(1).resolver().isSettled());
  }

  private static JsonNode withoutEntities(JsonNode candidates) {
    JsonNode copy = candidates.deepCopy();
    copy.forEach(one -> ((ObjectNode) one).remove("entity_id"));
    return copy;
  }

  private static ObjectNode body(String source, String id, String email, String name) {
    ObjectNode body = JSON.createObjectNode().put("source_name", source);
    if (id != null) {
      body.put("external_id", id);
    }
    body.putObject("data").put("email", email).put("name", name);
    return body;
  }

  @Test
  void nothingIsStoredAndWhoMayNotSeeMayNotTry() throws Exception {
    try (TwoServices two = TwoServices.start("tried", directory)) {
      ObjectNode first = body("crm", "t-1", "tess@example.com", "Tess Trial");
      JsonNode nothing = posted(two, 0, PREVIEW, first);
      assertThat(nothing.path("decision").asText()).isEqualTo("INSERT_NEW");
      assertThat(nothing.path("entity_id").isNull()).isTrue();
      assertThat(two.caller(1, Role.READER).get("/v1/resolve?system=crm&id=t-1").status())
          .isEqualTo(404);
      JsonNode stored =
          posted(two, 1, "/v1/resolve/realtime", first.deepCopy().put("wait_millis", 30_000));
      settle(two);
      ObjectNode second = body("billing", null, "tess@example.com", "Tess Trial");
      for (Role role : new Role[] {Role.READER, Role.STEWARD}) {
        JsonNode found = two.caller(0, role).post(PREVIEW, second.toString()).json();
        assertThat(found.path("decision").asText()).as(found.toString()).isEqualTo("MERGE");
        assertThat(found.path("entity_id")).isEqualTo(stored.path("entity_id"));
        assertThat(found.at("/candidates/0/entity_id")).isEqualTo(stored.path("entity_id"));
        assertThat(found.at("/candidates/0/features")).isNotEmpty();
        assertThat(found.at("/canonical_data/name").asText()).isEqualTo("Tess Trial");
      }
      for (Role role : new Role[] {Role.READER_MASKED, Role.INGESTER}) {
        assertThat(two.caller(0, role).post(PREVIEW, second.toString()).status()).isEqualTo(403);
      }
      assertThat(two.stat("total_external_entities")).isEqualTo(1);
      refused(two);
      whyTheyWereNeverCompared(two);
    }
  }

  private static void refused(TwoServices two) {
    Caller reader = two.caller(0, Role.READER);
    ObjectNode other = body("nowhere", "1", "secret@example.com", "N");
    assertThat(reader.post(PREVIEW, other.toString()).error()).contains("crm, billing");
    ObjectNode noRow = JSON.createObjectNode().put("source_name", "crm").put("data", "secret");
    Caller.Answer refused = reader.post(PREVIEW, noRow.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("data has to be an object").doesNotContain("secret");
  }

  private static void whyTheyWereNeverCompared(TwoServices two) {
    posted(
        two,
        0,
        "/v1/resolve/realtime",
        body("crm", "t-2", "uma@example.com", "Tess Trial").put("wait_millis", 30_000));
    JsonNode why = two.caller(1, Role.READER).get("/v1/why?a=crm:t-1&b=crm:t-2").json();
    assertThat(why.path("direct").isNull()).isTrue();
    assertThat(why.path("explanation").asText()).contains("share no block");
    assertThat(why.at("/compared/shared_blocks")).isEmpty();
    assertThat(why.at("/compared/outcome").asText()).isEqualTo("no_match");
    Map<String, Double> weights = new TreeMap<>();
    why.at("/compared/features")
        .forEach(one -> weights.put(one.path("name").asText(), one.path("weight").asDouble()));
    assertThat(weights.get("email")).isNegative();
    assertThat(weights.get("name")).isPositive();
    assertThat(why.toString()).doesNotContain("uma@").doesNotContain("Tess");
  }
}
