package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stewards decide over HTTP holds, is told, is first come first served, and can be undone. */
@Timeout(300)
class StewardIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("kept", directory);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static String send(String source, String id, String email, String name, String phone) {
    ObjectNode body = JSON.createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    ObjectNode data = body.putObject("data").put("name", name);
    if (!email.isEmpty()) {
      data.put("email", email);
    }
    if (!phone.isEmpty()) {
      data.put("phone", phone);
    }
    Caller.Answer answer = two.caller(0, Role.ADMIN).post("/v1/resolve/realtime", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("entity_id").asText();
  }

  private static String entityOf(String source, String id) {
    // While a record moves, its old entity may be gone and the new one not there yet: 503, ask
    // again.
    String path = "/v1/resolve?system=" + source + "&id=" + id;
    TwoServices.await(() -> two.caller(1, Role.READER).get(path).status() != 503);
    Caller.Answer answer = two.caller(1, Role.READER).get(path);
    return answer.status() == 503
        ? entityOf(source, id)
        : answer.json().path("canonical_id").asText();
  }

  private static ObjectNode override(String type, String a, String b) {
    ObjectNode body = JSON.createObjectNode().put("override_type", type);
    return body.put("entity_a_id", a).put("entity_b_id", b).put("reason", "they called");
  }

  private static Caller steward(int instance) {
    return two.caller(instance, Role.STEWARD);
  }

  @Test
  void whatIsForcedApartStaysApartUntilTheDecisionIsTakenBack() {
    String first = send("crm", "s-1", "sam@example.com", "Sam Sorel", "");
    assertThat(send("billing", "s-1", "sam@example.com", "Sam Sorel", "")).isEqualTo(first);
    Caller.Answer split =
        steward(1)
            .post("/v1/overrides", override("force_split", "crm:s-1", "billing:s-1").toString());
    assertThat(split.status()).as(split.body()).isEqualTo(201);
    String decision = split.json().path("id").asText();
    TwoServices.await(() -> !entityOf("crm", "s-1").equals(entityOf("billing", "s-1")));

    send("crm", "s-1", "sam.sorel@example.com", "Sam Sorel", "+12125550001");
    String apart = send("billing", "s-1", "sam.sorel@example.com", "Sam Sorel", "+12125550001");
    assertThat(apart).as("updated, and still apart").isNotEqualTo(entityOf("crm", "s-1"));

    JsonNode listed = steward(0).get("/v1/overrides?type=force_split&limit=1000").json();
    assertThat(ids(listed)).contains(decision);
    assertThat(listed.path("partial").asBoolean()).isFalse();
    assertThat(steward(0).delete("/v1/overrides/" + decision).status()).isEqualTo(200);
    TwoServices.await(() -> entityOf("crm", "s-1").equals(entityOf("billing", "s-1")));
    assertThat(entityOf("billing", "s-1")).as("the first id is back").isEqualTo(first);
    assertThat(two.caller(1, Role.READER).get("/v1/canonical/" + apart).json().path("id").asText())
        .as("the other id leads to it")
        .isEqualTo(first);
    assertThat(steward(1).delete("/v1/overrides/" + decision).status()).isEqualTo(404);

    JsonNode audit = steward(1).get("/v1/audit/entity/" + first).json();
    assertThat(audit.at("/data/0/event_type").asText()).isEqualTo("withdraw");
    assertThat(audit.at("/data/1/event_type").asText()).isEqualTo("force_split");
    assertThat(audit.at("/data/1/by").asText()).isEqualTo("steward");
    assertThat(audit.at("/data/1/reason").asText()).isEqualTo("they called");
    JsonNode withdrawn = steward(1).get("/v1/audit?event_type=withdraw&limit=1000").json();
    assertThat(withdrawn.findValuesAsText("decision_id")).contains(decision);
  }

  private static JsonNode event(String entity, String type) {
    for (JsonNode event :
        two.caller(0, Role.READER)
            .get("/v1/entities/" + entity + "/history")
            .json()
            .path("events")) {
      if (event.path("event_type").asText().equals(type)) {
        return event;
      }
    }
    return null;
  }

  @Test
  void aRevertedSplitIsTogetherAgainUnderTheFirstIdAndTheHistoryTellsIt() {
    String first = send("crm", "h-1", "hal@example.com", "Hal Hope", "");
    send("billing", "h-1", "hal@example.com", "Hal Hope", "");
    steward(0).post("/v1/overrides", override("force_split", "crm:h-1", "billing:h-1").toString());
    TwoServices.await(() -> event(first, "SPLIT") != null);
    String path = "/v1/entities/" + first + "/revert/" + event(first, "SPLIT").path("id").asText();
    assertThat(two.caller(0, Role.READER).post(path, "{}").status()).isEqualTo(403);
    Caller.Answer reverted = steward(1).post(path, "{\"reason\": \"one person\"}");
    assertThat(reverted.status()).as(reverted.body()).isEqualTo(201);
    TwoServices.await(() -> entityOf("billing", "h-1").equals(first));
    assertThat(steward(0).post(path, "").status()).as("once is enough").isEqualTo(409);
    TwoServices.await(
        () ->
            two.caller(1, Role.READER)
                .get("/v1/entities/" + first + "/history")
                .json()
                .path("events")
                .findValuesAsText("event_type")
                .equals(List.of("CREATE", "MERGE", "DECISION", "SPLIT", "DECISION", "MERGE")));
  }

  @Test
  void aRevertedMergeStaysUndoneThroughUpdates() {
    String first = send("crm", "h-2", "ida@example.com", "Ida Ives", "");
    send("billing", "h-2", "ida@example.com", "Ida Ives", "");
    TwoServices.await(() -> event(first, "MERGE") != null);
    String path = "/v1/entities/" + first + "/revert/" + event(first, "MERGE").path("id").asText();
    assertThat(steward(0).post(path, "").status()).isEqualTo(201);
    TwoServices.await(() -> !entityOf("billing", "h-2").equals(first));
    assertThat(send("billing", "h-2", "ida@example.com", "Ida Ives", "+12125550444"))
        .isNotEqualTo(first);
    assertThat(steward(0).post(path, "").status()).isEqualTo(409);
    String created = event(first, "CREATE").path("id").asText();
    assertThat(steward(0).post("/v1/entities/" + first + "/revert/" + created, "").status())
        .isEqualTo(400);
    assertThat(steward(0).post("/v1/entities/" + first + "/revert/none", "").status())
        .isEqualTo(404);
    assertThat(
            two.caller(0, Role.READER)
                .get("/v1/entities/0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90/history")
                .status())
        .isEqualTo(404);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("data").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  @Test
  void whatIsForcedTogetherIsOneEntity() {
    String a = send("crm", "m-1", "mia@example.com", "Mia Moor", "");
    String b = send("billing", "m-1", "other@example.com", "Unlike Anybody", "");
    assertThat(b).isNotEqualTo(a);
    Caller.Answer merged =
        steward(0).post("/v1/overrides", override("force_merge", a, b).toString());
    assertThat(merged.status()).as(merged.body()).isEqualTo(201);
    TwoServices.await(() -> entityOf("billing", "m-1").equals(a));
    assertThat(steward(1).delete("/v1/overrides/" + merged.json().path("id").asText()).status())
        .isEqualTo(200);
    TwoServices.await(() -> entityOf("billing", "m-1").equals(b));
  }

  @Test
  void aLockedEntityTakesNobodyInUntilItIsUnlocked() {
    String locked = send("crm", "l-1", "lou@example.com", "Lou Lake", "");
    Caller reader = two.caller(1, Role.READER);
    assertThat(reader.get("/v1/canonical/" + locked).json().path("is_locked").asBoolean())
        .isFalse();
    Caller.Answer lock =
        steward(0).post("/v1/entities/" + locked + "/lock", "{\"reason\": \"VIP\"}");
    assertThat(lock.status()).as(lock.body()).isEqualTo(201);
    TwoServices.await(
        () -> reader.get("/v1/canonical/" + locked).json().path("is_locked").asBoolean());
    Caller.Answer twice = steward(1).post("/v1/entities/" + locked + "/lock", "{}");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.json().at("/current/reason").asText()).isEqualTo("VIP");
    assertThat(send("billing", "l-1", "lou@example.com", "Lou Lake", "")).isNotEqualTo(locked);
    assertThat(steward(1).delete("/v1/entities/" + locked + "/lock").status()).isEqualTo(200);
    TwoServices.await(() -> entityOf("billing", "l-1").equals(locked));
  }

  @Test
  void aLockOfAnotherProgramIsToldAndTakenBackByItsOwnId() {
    String locked = send("crm", "l-2", "luc@example.com", "Luc Lane", "");
    assertThat(send("billing", "l-2", "luc@example.com", "Luc Lane", "")).isEqualTo(locked);
    String lock =
        "{'decision_id': 'erp-77', 'type': 'lock', 'by': 'erp', 'at': '2026-03-05T08:30:00Z',"
            + " 'reason': '', 'records': [{'source': 'crm', 'id': 'l-2'}, {'source': 'billing', 'id':"
            + " 'l-2'}]}";
    try (TopicWriter other = TopicWriter.open(KafkaAccess.plain(two.bootstrapServers()))) {
      other.write(
          List.of(
              new TopicWriter.Message(
                  Topics.of("kept").stewardship(),
                  "erp-77".getBytes(StandardCharsets.UTF_8),
                  lock.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                  System.currentTimeMillis())));
    }
    String path = "/v1/canonical/" + locked;
    for (int instance = 0; instance < 2; instance++) {
      Caller reader = two.caller(instance, Role.READER);
      TwoServices.await(() -> reader.get(path).json().path("is_locked").asBoolean());
      assertThat(reader.get(path).json().path("locks").toString()).isEqualTo("[\"erp-77\"]");
    }
    Caller.Answer unlock = steward(0).delete("/v1/entities/" + locked + "/lock");
    assertThat(unlock.status()).isEqualTo(409);
    assertThat(unlock.json().at("/current/locks/0").asText()).isEqualTo("erp-77");
    assertThat(send("crm", "l-3", "luc@example.com", "Luc Lane", "")).isNotEqualTo(locked);

    assertThat(steward(1).delete("/v1/overrides/erp-77").status()).isEqualTo(200);
    TwoServices.await(
        () -> {
          JsonNode known = two.caller(0, Role.READER).get(path).json();
          return known.has("is_locked") && !known.path("is_locked").asBoolean();
        });
    TwoServices.await(() -> entityOf("crm", "l-3").equals(locked));
  }

  /** Same phone and name, another email: possible, not certain. */
  private static JsonNode question(String name, String phone) {
    String key = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
    String a = send("crm", key, key + "@example.com", name, phone);
    String b = send("billing", key, "b." + key + "@example.com", name, phone);
    TwoServices.await(() -> open(a, b) != null);
    return open(a, b);
  }

  private static JsonNode open(String a, String b) {
    Caller.Answer page = two.caller(1, Role.READER).get("/v1/resolve/pending?limit=1000");
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    for (JsonNode one : page.json().path("data")) {
      List<String> sides =
          List.of(one.path("entity_a_id").asText(), one.path("entity_b_id").asText());
      if (sides.contains(a) && sides.contains(b)) {
        return one;
      }
    }
    return null;
  }

  private static ObjectNode answer(JsonNode question, String decision) {
    ObjectNode body = JSON.createObjectNode().put("decision", decision).put("reason", "seen");
    body.set("entity_a_id", question.path("entity_a_id"));
    body.set("entity_b_id", question.path("entity_b_id"));
    return body;
  }

  @Test
  void aQuestionIsShownAnsweredAndClosed() {
    JsonNode question = question("Quentin Quist", "+12125550111");
    assertThat(question.path("confidence").asDouble()).isBetween(0.0, 1.0);
    assertThat(question.path("differences").toString()).isEqualTo("[\"email\"]");
    assertThat(question.path("entity_a_name").asText()).isEqualTo("Quentin Quist");
    Caller masked = two.caller(0, Role.READER_MASKED);
    assertThat(masked.get("/v1/resolve/pending?limit=1000").body()).doesNotContain("Quist");
    assertThat(masked.get("/v1/resolve/pending?max_confidence=0").json().path("total").asInt())
        .isZero();
    Caller.Answer merged =
        steward(0).post("/v1/resolve/quick", answer(question, "merge").toString());
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(merged.json().path("status").asText()).isEqualTo("merged");
    String key = "quentin.quist";
    TwoServices.await(() -> entityOf("crm", key).equals(entityOf("billing", key)));
    TwoServices.await(
        () ->
            open(question.path("entity_a_id").asText(), question.path("entity_b_id").asText())
                == null);
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneIsTold() {
    JsonNode question = question("Rudi Rival", "+12125550222");
    CompletableFuture<Caller.Answer> one =
        CompletableFuture.supplyAsync(
            () -> steward(0).post("/v1/resolve/quick", answer(question, "merge").toString()));
    CompletableFuture<Caller.Answer> other =
        CompletableFuture.supplyAsync(
            () -> steward(1).post("/v1/resolve/quick", answer(question, "reject").toString()));
    List<Integer> statuses = List.of(one.join().status(), other.join().status());
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    Caller.Answer late = one.join().status() == 409 ? one.join() : other.join();
    assertThat(late.json().has("current")).as(late.body()).isTrue();
  }

  @Test
  void aClaimKeepsOthersOffAndASkippedQuestionStaysOpen() {
    JsonNode question = question("Clara Claim", "+12125550333");
    String asked = answer(question, "skip").toString();
    assertThat(steward(0).post("/v1/resolve/pending/claim", asked).status()).isEqualTo(200);
    Caller admin = two.caller(1, Role.ADMIN);
    assertThat(admin.post("/v1/resolve/pending/claim", asked).status()).isEqualTo(409);
    Caller.Answer kept = admin.post("/v1/resolve/quick", asked);
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.json().at("/current/claimed_by").asText()).isEqualTo("steward");
    assertThat(steward(1).post("/v1/resolve/pending/release", asked).status()).isEqualTo(200);
    assertThat(admin.post("/v1/resolve/quick", asked).json().path("status").asText())
        .isEqualTo("skipped");
    Caller.Answer stale =
        steward(0)
            .post("/v1/resolve/quick", answer(question, "reject").put("revision_a", 99).toString());
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().at("/current/entity_a/id").asText()).isNotEmpty();
    Caller.Answer rejected =
        steward(0).post("/v1/resolve/quick", answer(question, "reject").toString());
    assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
    TwoServices.await(
        () ->
            open(question.path("entity_a_id").asText(), question.path("entity_b_id").asText())
                == null);
  }

  @Test
  void manyQuestionsAreAnsweredAtOnceEachByItself() {
    JsonNode first = question("Bella Bulk", "+12125550661");
    JsonNode second = question("Boris Bunch", "+12125550662");
    JsonNode page =
        steward(0).get("/v1/resolve/pending?order=uncertainty&limit=1000").json().path("data");
    assertThat(page.findValuesAsText("id"))
        .contains(first.path("id").asText(), second.path("id").asText());
    assertThat(first.path("pattern").asText()).contains("+phone", "-email");
    ObjectNode body = JSON.createObjectNode().put("decision", "merge").put("reason", "one list");
    var items = body.putArray("items");
    items.add(answer(first, "").without(List.of("decision", "reason")));
    items.addObject().put("entity_a_id", "nonsense").put("entity_b_id", "nonsense");
    items.add(answer(second, "").put("revision_a", 99));
    items.add(answer(second, ""));
    items.add(answer(first, ""));
    assertThat(two.caller(0, Role.READER).post("/v1/resolve/quick/bulk", body.toString()).status())
        .isEqualTo(403);
    Caller.Answer answered = steward(1).post("/v1/resolve/quick/bulk", body.toString());
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    JsonNode results = answered.json().path("results");
    assertThat(results.findValuesAsText("code")).containsExactly("200", "400", "409", "200", "409");
    assertThat(results.at("/0/status").asText()).isEqualTo("merged");
    assertThat(results.at("/2/error").asText()).contains("revision_a");
    assertThat(results.at("/2/current/entity_a/id").asText()).isNotEmpty();
    assertThat(answered.json().path("answered").asInt()).isEqualTo(2);
    assertThat(answered.json().path("failed").asInt()).isEqualTo(3);
    for (String key : List.of("bella.bulk", "boris.bunch")) {
      TwoServices.await(() -> entityOf("crm", key).equals(entityOf("billing", key)));
    }
    body.putArray("items").addAll(java.util.Collections.nCopies(101, items.get(1)));
    assertThat(steward(1).post("/v1/resolve/quick/bulk", body.toString()).status()).isEqualTo(413);
  }

  private static JsonNode label(String a, String b) {
    for (JsonNode one : steward(1).get("/v1/feedback?limit=1000").json().path("data")) {
      if (one.path("id_a").asText().equals(a) && one.path("id_b").asText().equals(b)) {
        return one;
      }
    }
    return null;
  }

  @Test
  void anAnswerIsALabelUntilItIsTakenBack() {
    JsonNode question = question("Lena Label", "+12125550771");
    String key = "lena.label";
    Caller.Answer answered =
        steward(0).post("/v1/resolve/quick", answer(question, "reject").toString());
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    TwoServices.await(() -> label(key, key) != null);
    assertThat(label(key, key).path("label").asText()).isEqualTo("no_match");
    assertThat(label(key, key).path("origin").asText()).isEqualTo("answer");
    assertThat(label(key, key).path("reason").asText()).isEqualTo("seen");
    assertThat(two.caller(0, Role.READER_MASKED).get("/v1/feedback?limit=1000").body())
        .contains(key)
        .doesNotContain("seen");
    String decision = answered.json().path("decision_id").asText();
    assertThat(steward(1).delete("/v1/overrides/" + decision).status()).isEqualTo(200);
    TwoServices.await(() -> label(key, key) == null);
  }

  @Test
  void labelsAreKeptReplacedExportedAndTakenBack() {
    String a = send("crm", "f-1", "fay@example.com", "Fay Field", "");
    send("billing", "f-2", "fred@example.com", "Fred Field", "");
    ObjectNode body = JSON.createObjectNode();
    var labels = body.putArray("labels");
    labels
        .addObject()
        .put("entity_a_id", "f-2")
        .put("source_a", "billing")
        .put("entity_b_id", a)
        .put("label", "match")
        .put("reason", "one household");
    labels
        .addObject()
        .put("entity_a_id", "crm:f-1")
        .put("entity_b_id", "crm:f-1")
        .put("label", "match");
    labels
        .addObject()
        .put("entity_a_id", "crm:f-1")
        .put("entity_b_id", "billing:f-2")
        .put("label", "maybe");
    labels
        .addObject()
        .put("entity_a_id", "crm:none")
        .put("entity_b_id", "billing:f-2")
        .put("label", "match");
    assertThat(two.caller(0, Role.READER).post("/v1/feedback", body.toString()).status())
        .isEqualTo(403);
    Caller.Answer kept = steward(0).post("/v1/feedback", body.toString());
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.json().path("labels")).hasSize(1);
    assertThat(kept.json().path("rejected").findValuesAsText("index"))
        .containsExactly("1", "2", "3");
    String id = kept.json().at("/labels/0/id").asText();

    labels.removeAll();
    labels
        .addObject()
        .put("entity_a_id", "crm:f-1")
        .put("entity_b_id", "billing:f-2")
        .put("label", "no_match");
    assertThat(steward(1).post("/v1/feedback", body.toString()).json().at("/labels/0/id").asText())
        .as("the label of a pair has one id, in whatever order it is named")
        .isEqualTo(id);
    TwoServices.await(
        () ->
            label("f-2", "f-1") != null
                && label("f-2", "f-1").path("label").asText().equals("no_match"));
    assertThat(steward(0).get("/v1/feedback?label=match&limit=1000").body()).doesNotContain(id);
    String csv = two.caller(1, Role.READER).get("/v1/export?what=feedback&format=csv").body();
    assertThat(csv)
        .startsWith("feedback_id,deleted,source_a,id_a,source_b,id_b,label")
        .contains(id + ",false,billing,f-2,crm,f-1,no_match,feedback,steward");
    assertThat(entityOf("billing", "f-2")).as("nothing is decided by it").isNotEqualTo(a);
    assertThat(steward(1).delete("/v1/feedback/" + id).status()).isEqualTo(200);
    TwoServices.await(() -> label("f-2", "f-1") == null);
    assertThat(steward(0).delete("/v1/feedback/" + id).status()).isEqualTo(404);
  }

  @Test
  void onlyStewardsDecideAndWhatIsWrongIsSaid() {
    String a = send("crm", "w-1", "wes@example.com", "Wes West", "");
    String body = override("force_split", a, a).toString();
    assertThat(two.caller(0, Role.READER).post("/v1/overrides", body).status()).isEqualTo(403);
    assertThat(two.caller(0, Role.INGESTER).post("/v1/overrides", body).status()).isEqualTo(403);
    assertThat(two.caller(0, Role.READER).get("/v1/audit").status()).isEqualTo(403);
    assertThat(steward(0).post("/v1/overrides", body).error()).contains("records in common");
    assertThat(steward(0).post("/v1/overrides", override("join", a, a).toString()).error())
        .contains("force_merge or force_split");
    assertThat(
            steward(0)
                .post("/v1/overrides", override("force_merge", a, "crm:no").toString())
                .status())
        .isEqualTo(404);
    assertThat(
            steward(0).post("/v1/overrides", override("force_merge", a, "crm:").toString()).error())
        .contains("source:id");
    assertThat(steward(0).delete("/v1/overrides/none").status()).isEqualTo(404);
    assertThat(steward(0).get("/v1/resolve/pending?order=best").status()).isEqualTo(400);
    assertThat(steward(0).get("/v1/resolve/pending?before=today").status()).isEqualTo(400);
    ObjectNode none = JSON.createObjectNode().put("entity_a_id", a).put("entity_b_id", a);
    assertThat(
            steward(0).post("/v1/resolve/quick", none.put("decision", "merge").toString()).status())
        .isEqualTo(409);
  }
}
