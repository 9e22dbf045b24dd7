package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records sent over HTTP: whoever is asked stores them, waits for the decision and tells it. */
@Timeout(300)
class IngestIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REALTIME = "/v1/resolve/realtime";

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("sent", directory);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static ObjectNode record(String source, String id, String email, String name) {
    ObjectNode body = JSON.createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    body.putObject("data").put("email", email).put("name", name);
    return body;
  }

  private static JsonNode sent(int instance, ObjectNode body) {
    Caller.Answer answer = two.caller(instance, Role.ADMIN).post(REALTIME, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Ten ids: some of their partitions are kept by the instance asked, some by the other. */
  @Test
  void whatIsAnsweredIsWhatCanBeRead() {
    for (int i = 0; i < 10; i++) {
      String email = "reader" + i + "@example.com";
      JsonNode first = sent(i % 2, record("crm", "r-" + i, email, "Rita Reader" + i));
      assertThat(first.path("status").asText()).isEqualTo("new");
      assertThat(first.path("is_new").asBoolean()).isTrue();
      assertThat(first.path("decision").path("outcome").asText()).isEqualTo("INSERT_NEW");
      assertThat(first.path("canonical_data").path("email").asText()).isEqualTo(email);

      JsonNode second = sent((i + 1) % 2, record("billing", "r-" + i, email, "Rita Reader" + i));
      assertThat(second.path("entity_id")).isEqualTo(first.path("entity_id"));
      assertThat(second.path("is_new").asBoolean()).isFalse();
      assertThat(second.path("matched_source").asText()).isEqualTo("crm");
      assertThat(second.path("decision").path("outcome").asText()).isEqualTo("MERGE");
      assertThat(second.at("/decision/candidates/0/features")).isNotEmpty();
      assertThat(two.resolve(i % 2, Role.READER, "billing", "r-" + i).path("canonical_id"))
          .isEqualTo(first.path("entity_id"));
    }
  }

  @Test
  void whatTiesRecordsIsToldForAnEntityAndForTwoRecords() {
    sent(0, record("crm", "g-1", "gus@example.com", "Gus Graph"));
    String id =
        sent(1, record("billing", "g-1", "gus@example.com", "Gus Graph"))
            .path("entity_id")
            .asText();
    sent(0, record("crm", "g-2", "somebody@example.com", "Quite Another"));
    Caller reader = two.caller(1, Role.READER);
    JsonNode graph = reader.get("/v1/entities/" + id + "/graph").json();
    assertThat(graph.path("records")).hasSize(2);
    assertThat(graph.path("edges")).hasSize(1);
    assertThat(graph.at("/edges/0/joins").asBoolean()).isTrue();
    assertThat(graph.at("/edges/0/score").asDouble()).isGreaterThan(8);

    JsonNode same = reader.get("/v1/why?a=crm:g-1&b=billing:g-1").json();
    assertThat(same.path("same_entity").asBoolean()).as(same.toString()).isTrue();
    assertThat(same.path("path")).hasSize(1);
    assertThat(same.at("/direct/features").findValuesAsText("name")).contains("email", "name");
    JsonNode others = reader.get("/v1/why?a=crm:g-1&b=crm:g-2").json();
    assertThat(others.path("same_entity").asBoolean()).isFalse();
    assertThat(others.path("direct").isNull()).isTrue();
    assertThat(others.path("explanation").asText()).contains("neither is a candidate");
    assertThat(reader.get("/v1/why?a=crm:g-1&b=crm:none").status()).isEqualTo(404);
    assertThat(reader.get("/v1/why?a=crm:g-1&b=crm:g-1").status()).isEqualTo(400);
    assertThat(reader.get("/v1/why?a=crm:g-1&b=g-2").error()).contains("source:id");

    TwoServices.await(
        () ->
            reader
                .get("/v1/entities/" + id + "/how")
                .json()
                .path("steps")
                .findValuesAsText("event_type")
                .equals(java.util.List.of("CREATE", "MERGE")));
  }

  @Test
  void anUpdateIsInTheAnswerAndAnUnchangedRecordIsAnsweredAtOnce() {
    sent(0, record("crm", "u-1", "una@example.com", "Una Updike"));
    JsonNode updated = sent(1, record("crm", "u-1", "una.updike@example.com", "Una Updike"));
    assertThat(updated.path("status").asText()).isEqualTo("updated");
    assertThat(updated.path("canonical_data").path("email").asText())
        .isEqualTo("una.updike@example.com");
    ObjectNode same = record("crm", "u-1", "una.updike@example.com", "Una Updike");
    JsonNode again = sent(0, same.put("wait_millis", 0));
    assertThat(again.path("status").asText()).isEqualTo("unchanged");
    assertThat(again.path("revision")).isEqualTo(updated.path("revision"));
    assertThat(again.has("superseded")).isFalse();
  }

  @Test
  void whoDoesNotWaitGetsALinkThatAnswersLater() {
    ObjectNode body = record("crm", "w/1 ü", "will@example.com", "Will Waiter");
    Caller.Answer answer =
        two.caller(0, Role.INGESTER).post(REALTIME, body.put("wait_millis", 0).toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String link = answer.json().path("link").asText();
    assertThat(answer.header("Location")).isEqualTo(link);
    TwoServices.await(() -> two.caller(1, Role.READER).get(link).status() == 200);
    assertThat(two.caller(1, Role.READER).get(link).json().path("external_id").asText())
        .isEqualTo("w/1 ü");
  }

  @Test
  void aRowWhoseColumnsLookLikeAnEventIsARow() {
    ObjectNode body = record("crm", "null", "op@example.com", "Otto Op");
    body.withObject("data").put("op", "d").put("__deleted", "true").putObject("after");
    assertThat(sent(0, body).path("status").asText()).isEqualTo("new");
    assertThat(two.resolve(1, Role.READER, "crm", "null").path("canonical_data").path("name"))
        .isEqualTo(JSON.getNodeFactory().textNode("Otto Op"));
  }

  @Test
  void manyAreStoredAtOnceAndThoseThatAreWrongAreToldApart() {
    ObjectNode body = JSON.createObjectNode().put("source_name", "billing");
    var entities = body.putArray("entities");
    for (int i = 0; i < 50; i++) {
      ObjectNode one = entities.addObject().put("external_id", "b-" + i);
      one.putObject("data").put("email", "batch" + i + "@example.com").put("name", "Bo " + i);
    }
    entities.addObject().put("id", "b-50").put("email", "row@example.com").put("name", "A Row");
    entities.addObject().put("email", "nobody@example.com");
    entities.addObject().put("external_id", "b-52").putObject("data").put("id", "zz-top");
    JsonNode first = two.caller(0, Role.INGESTER).post("/v1/ingest/batch", body.toString()).json();
    assertThat(first.path("ingested").asInt()).as(first.toString()).isEqualTo(51);
    assertThat(first.path("new").asInt()).isEqualTo(51);
    assertThat(first.path("rejected")).hasSize(2);
    assertThat(first.at("/rejected/0/index").asInt()).isEqualTo(51);
    assertThat(first.at("/rejected/0/error").asText()).contains("primary key");
    assertThat(first.at("/rejected/1/error").asText()).doesNotContain("zz-top");
    TwoServices.await(
        () ->
            two.caller(0, Role.READER).get("/v1/resolve?system=billing&id=b-50").status() == 200
                && two.caller(0, Role.READER).get("/v1/resolve?system=billing&id=b-49").status()
                    == 200);
    JsonNode again = two.caller(1, Role.ADMIN).post("/v1/ingest/batch", body.toString()).json();
    assertThat(again.path("unchanged").asInt() + again.path("new").asInt()).isEqualTo(51);
    assertThat(again.path("unchanged").asInt()).isPositive();
  }

  @Test
  void aDeletedRecordIsGoneAndMayComeBack() {
    JsonNode first = sent(0, record("crm", "d-1", "dee@example.com", "Dee Dahl"));
    Caller.Answer deleted =
        two.caller(1, Role.INGESTER).delete("/v1/records/crm/d-1?wait_millis=30000");
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(deleted.json().path("status").asText()).isEqualTo("deleted");
    Caller reader = two.caller(0, Role.READER);
    assertThat(reader.get("/v1/resolve?system=crm&id=d-1").status()).isEqualTo(404);
    TwoServices.await(
        () -> reader.get("/v1/canonical/" + first.path("entity_id").asText()).status() == 404);
    JsonNode back = sent(1, record("crm", "d-1", "dee@example.com", "Dee Dahl"));
    assertThat(back.path("status").asText()).isEqualTo("new");
    assertThat(back.path("entity_id")).isNotEqualTo(first.path("entity_id"));
    JsonNode never = two.caller(0, Role.INGESTER).delete("/v1/records/crm/never").json();
    assertThat(never.path("was_known").asBoolean()).isFalse();
  }

  @Test
  void whoeverSendsHasToBeAllowedTo() {
    String body = record("crm", "x-1", "x@example.com", "Xaver X").toString();
    for (Role role : new Role[] {Role.READER, Role.READER_MASKED, Role.STEWARD}) {
      assertThat(two.caller(0, role).post(REALTIME, body).status()).isEqualTo(403);
      assertThat(two.caller(0, role).delete("/v1/records/crm/x-1").status()).isEqualTo(403);
    }
    Caller.Answer masked = two.caller(0, Role.INGESTER).post(REALTIME, body);
    assertThat(masked.status()).as(masked.body()).isIn(200, 202);
    assertThat(masked.body()).doesNotContain("x@example.com").doesNotContain("Xaver");
  }

  @Test
  void whatIsWrongIsSaidWithoutTheValue() {
    Caller admin = two.caller(0, Role.ADMIN);
    ObjectNode body = record("nowhere", "1", "n@example.com", "N");
    assertThat(admin.post(REALTIME, body.toString()).error()).contains("crm, billing");
    assertThat(
            admin.post(REALTIME, body.put("source_name", "crm").put("data", 5).toString()).error())
        .contains("data has to be an object");
    body.remove("external_id");
    assertThat(admin.post(REALTIME, body.toString()).error()).contains("external_id");
    ObjectNode large = record("crm", "l-1", "l@example.com", "x".repeat(300_000));
    Caller.Answer refused = admin.post(REALTIME, large.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("larger than accepted").doesNotContain("xxx");
    assertThat(admin.post(REALTIME, large.put("wait_millis", 31_000).toString()).error())
        .contains("from 0 to 30000");
    assertThat(admin.delete("/v1/records/nowhere/1").status()).isEqualTo(404);
  }
}
