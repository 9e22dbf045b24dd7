package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.spec.SmallSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an entity was is answered as of any time, and its history tells how it came to be another.
 */
@Timeout(300)
class HistoryIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two =
        TwoServices.start(
            SmallSpec.plan("past"),
            directory,
            new Oversight(Duration.ofDays(30), 100, ReadAuditSettings.OFF));
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static String send(String source, String id, String email, String name, String phone) {
    ObjectNode body = JSON.createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    body.putObject("data").put("email", email).put("name", name).put("phone", phone);
    Caller.Answer answer = two.caller(0, Role.ADMIN).post("/v1/resolve/realtime", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("entity_id").asText();
  }

  /** A time at which all that was answered before has happened, and nothing that comes after. */
  private static Instant now() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(2);
    TwoServices.await(() -> Instant.now().isAfter(now.plusMillis(2)));
    return now;
  }

  private static Caller.Answer asOf(Role role, String id, Instant time) {
    return two.caller(1, role).get("/v1/canonical/" + id + "?as_of=" + time);
  }

  private static JsonNode known(String id, Instant time) {
    Caller.Answer answer = asOf(Role.READER, id, time);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode history(Role role, String entity) {
    return two.caller(1, role).get("/v1/entities/" + entity + "/history").json().path("events");
  }

  private static List<String> types(String entity) {
    return history(Role.READER, entity).findValuesAsText("event_type");
  }

  private static JsonNode event(String entity, String type) {
    for (JsonNode event : history(Role.READER, entity)) {
      if (event.path("event_type").asText().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("no " + type + " in " + types(entity));
  }

  @Test
  void anEntityIsAnsweredAsItWasAndItsHistoryTellsWhatChanged() {
    Instant before = now();
    String id = send("crm", "a-1", "ann@example.com", "Ann Able", "+12125550101");
    Instant alone = now();
    send("crm", "a-1", "ann@example.com", "Ann Able", "+12125550102");
    Instant moved = now();
    assertThat(send("billing", "a-1", "ann@example.com", "Ann Able", "+12125550102")).isEqualTo(id);
    TwoServices.await(() -> types(id).contains("MERGE"));
    Instant joined = now();

    JsonNode first = known(id, alone);
    assertThat(first.at("/canonical_data/phone").asText()).isEqualTo("+12125550101");
    assertThat(first.path("members")).hasSize(1);
    assertThat(first.path("as_of").asText()).isEqualTo(alone.toString());
    assertThat(Instant.parse(first.path("valid_until").asText())).isBetween(alone, moved);
    assertThat(known(id, moved).at("/canonical_data/phone").asText()).isEqualTo("+12125550102");
    assertThat(known(id, moved).path("members")).hasSize(1);
    assertThat(known(id, joined).path("members")).hasSize(2);
    assertThat(known(id, joined).path("valid_until").isNull()).isTrue();
    String masked = asOf(Role.READER_MASKED, id, alone).body();
    assertThat(masked).contains("a***@example.com").doesNotContain("ann@").doesNotContain("0101");
    Caller.Answer early = asOf(Role.READER, id, before);
    assertThat(early.status()).as(early.body()).isEqualTo(404);
    assertThat(early.error()).contains("created at 20");

    assertThat(types(id)).containsExactly("CREATE", "UPDATE", "MERGE");
    JsonNode change = event(id, "UPDATE").at("/changes/0");
    assertThat(event(id, "UPDATE").path("changes")).hasSize(1);
    assertThat(change.path("field").asText()).isEqualTo("phone");
    assertThat(change.path("before").asText()).isEqualTo("+12125550101");
    assertThat(change.path("after").asText()).isEqualTo("+12125550102");
    assertThat(change.at("/record/id").asText()).isEqualTo("a-1");
    assertThat(event(id, "UPDATE").at("/cause/source").asText()).isEqualTo("crm");
    assertThat(history(Role.READER_MASKED, id).toString())
        .contains("***01")
        .doesNotContain("2125550101");
  }

  @Test
  void anIdThatWasMergedAwayAnswersAsItWasAndThenAsWhatItBecame() {
    String a = send("crm", "m-1", "mia@example.com", "Mia Moor", "+12125550201");
    String b = send("billing", "m-1", "other@example.com", "Unlike Anybody", "+12125550202");
    Instant apart = now();
    ObjectNode merge = JSON.createObjectNode().put("override_type", "force_merge");
    merge.put("entity_a_id", a).put("entity_b_id", b).put("reason", "they called");
    Caller.Answer decided = two.caller(0, Role.STEWARD).post("/v1/overrides", merge.toString());
    assertThat(decided.status()).as(decided.body()).isEqualTo(201);
    TwoServices.await(() -> types(b).contains("RETIRE"));
    Instant together = now();
    assertThat(known(b, apart).path("id").asText()).isEqualTo(b);
    assertThat(known(b, apart).at("/canonical_data/name").asText()).isEqualTo("Unlike Anybody");
    assertThat(known(b, together).path("id").asText()).isEqualTo(a);
    assertThat(known(b, together).path("redirected_from").asText()).isEqualTo(b);
    assertThat(known(a, apart).path("members")).hasSize(1);
    assertThat(known(a, together).path("members")).hasSize(2);

    JsonNode decision = event(a, "DECISION");
    assertThat(decision.path("action").asText()).isEqualTo("force_merge");
    assertThat(decision.path("by").asText()).isEqualTo("steward");
    assertThat(decision.path("reason").asText()).isEqualTo("they called");
    assertThat(event(a, "MERGE").path("approved_by").asText()).isEqualTo("steward");
    assertThat(history(Role.READER_MASKED, a).toString()).doesNotContain("they called");

    String undone = "/v1/overrides/" + decided.json().path("id").asText();
    assertThat(two.caller(1, Role.STEWARD).delete(undone).status()).isEqualTo(200);
    TwoServices.await(
        () ->
            two.caller(0, Role.READER)
                .get("/v1/canonical/" + b)
                .json()
                .path("id")
                .asText()
                .equals(b));
    assertThat(types(b)).contains("SPLIT");
    assertThat(event(a, "WITHDRAWAL").path("by").asText()).isEqualTo("steward");
    TwoServices.await(() -> types(a).contains("SPLIT"));
    assertThat(types(a)).containsExactly("CREATE", "DECISION", "MERGE", "WITHDRAWAL", "SPLIT");
    assertThat(known(b, now()).path("id").asText()).as("it lives again").isEqualTo(b);
    assertThat(known(b, together).path("id").asText()).as("and still did not then").isEqualTo(a);
    assertThat(known(b, apart).path("id").asText()).isEqualTo(b);
  }

  @Test
  void locksAreToldAndADeletedEntityIsAnsweredAsItWas() {
    String id = send("crm", "l-1", "lou@example.com", "Lou Lake", "+12125550301");
    Instant there = now();
    Caller steward = two.caller(0, Role.STEWARD);
    assertThat(steward.post("/v1/entities/" + id + "/lock", "{\"reason\": \"VIP\"}").status())
        .isEqualTo(201);
    TwoServices.await(() -> types(id).contains("LOCK"));
    assertThat(steward.delete("/v1/entities/" + id + "/lock").status()).isEqualTo(200);
    TwoServices.await(() -> types(id).contains("UNLOCK"));
    assertThat(types(id)).containsExactly("CREATE", "LOCK", "UNLOCK");
    assertThat(two.caller(0, Role.ADMIN).delete("/v1/records/crm/l-1").status()).isEqualTo(200);
    TwoServices.await(() -> types(id).contains("RETIRE"));
    Instant gone = now();
    assertThat(known(id, there).at("/canonical_data/name").asText()).isEqualTo("Lou Lake");
    Caller.Answer after = asOf(Role.READER, id, gone);
    assertThat(after.status()).as(after.body()).isEqualTo(404);
    assertThat(after.error()).contains("deleted at 20").doesNotContain("Lou");
  }

  @Test
  void twoStewardsAnswerOneQuestionEachByHimself() throws Exception {
    new SecondOpinions(two).check();
  }

  @Test
  void aTimeThatCannotBeAnsweredIsRefusedWithTheReason() {
    String id = send("crm", "w-1", "wes@example.com", "Wes West", "+12125550401");
    Caller reader = two.caller(0, Role.READER);
    String path = "/v1/canonical/" + id + "?as_of=";
    assertThat(reader.get(path + "yesterday").error()).contains("as_of", "2026-03-05T08:30:00Z");
    assertThat(reader.get(path + Instant.now().plusSeconds(3_600)).error()).contains("future");
    assertThat(reader.get(path + Instant.EPOCH + "&stale=allow").status()).isEqualTo(400);
    assertThat(reader.get(path + Instant.EPOCH).status()).isEqualTo(404);
    assertThat(
            reader
                .get("/v1/canonical/0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90?as_of=" + Instant.EPOCH)
                .status())
        .isEqualTo(404);
    List<Integer> statuses = new ArrayList<>();
    for (String wrong : List.of("x", "")) {
      statuses.add(reader.get(path + wrong).status());
    }
    assertThat(statuses).containsOnly(400);
  }
}
