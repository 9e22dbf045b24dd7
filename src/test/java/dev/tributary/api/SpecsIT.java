package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.spec.SmallSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Specs and rules over HTTP: checked, published, brought into force, and shown as they were. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpecsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPECS = "/v1/identity/specs";

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("told", directory);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static Caller.Answer send(Role role, String path, ObjectNode body) {
    return two.caller(0, role).post(path, body.toString());
  }

  private static ObjectNode spec(String text) {
    return JSON.createObjectNode().put("raw_yaml", text);
  }

  private static JsonNode get(String path) {
    Caller.Answer answer = two.caller(1, Role.READER_MASKED).get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  @Order(1)
  void aSpecIsCheckedWithoutBeingPublished() {
    String changed = SmallSpec.text("told").replace("match: 8.0", "match: 9.0");
    JsonNode good = send(Role.STEWARD, SPECS, spec(changed).put("compile", true)).json();
    assertThat(good.path("valid").asBoolean()).isTrue();
    assertThat(good.path("plan_hash").asText()).hasSize(64);
    assertThat(good.path("differs_from").asInt()).isEqualTo(1);
    assertThat(good.at("/changes/0/section").asText()).isEqualTo("threshold");
    assertThat(good.path("needs_shadow_run").asBoolean()).isFalse();
    assertThat(good.at("/compiled_plan/paragraphs").size()).isPositive();

    ObjectNode wrong =
        spec(SmallSpec.text("told").replace("comparator: exact", "comparator: exat"));
    Caller.Answer checked = send(Role.STEWARD, SPECS, wrong.deepCopy().put("compile", true));
    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.json().path("valid").asBoolean()).isFalse();
    assertThat(checked.json().at("/errors/0/line").asInt()).isPositive();
    assertThat(checked.json().at("/errors/0/message").asText()).contains("exact");
    Caller.Answer refused = send(Role.ADMIN, SPECS, wrong);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("errors");
    assertThat(refused.json().path("errors").size()).isPositive();

    assertThat(send(Role.ADMIN, SPECS, spec(SmallSpec.text("another"))).error())
        .contains("another entity type");
    assertThat(send(Role.ADMIN, SPECS, spec("[")).status()).isEqualTo(400);
    assertThat(get(SPECS).path("total").asInt()).as("nothing was published").isEqualTo(1);
  }

  @Test
  @Order(2)
  void onlyAnAdminPublishes() {
    assertThat(send(Role.STEWARD, SPECS, spec(SmallSpec.text("told"))).status()).isEqualTo(403);
    assertThat(send(Role.READER, SPECS, spec("x").put("compile", true)).status()).isEqualTo(403);
    assertThat(two.caller(0, Role.INGESTER).get(SPECS).status()).isEqualTo(403);
    Caller.Answer same = send(Role.ADMIN, SPECS, spec(SmallSpec.text("told")));
    assertThat(same.status()).as(same.body()).isEqualTo(200);
    assertThat(same.json().path("status").asText()).isEqualTo("unchanged");
  }

  @Test
  @Order(3)
  void aPublishedSpecComesIntoForceAndIsShown() {
    String text =
        SmallSpec.text("told").replace("small_v1", "small_v2").replace("match: 8.0", "match: 8.5");
    Caller.Answer published = send(Role.ADMIN, SPECS, spec(text).put("note", "phones lie"));
    assertThat(published.status()).as(published.body()).isEqualTo(201);
    assertThat(published.json().path("version").asInt()).isEqualTo(2);
    TwoServices.await(() -> get(SPECS).at("/data/0/state").asText().equals("in_force"));
    JsonNode newest = get(SPECS).at("/data/0");
    assertThat(newest.path("note").asText()).isEqualTo("phones lie");
    assertThat(get(SPECS).at("/data/1/state").asText()).isEqualTo("replaced");
    assertThat(get(SPECS + "?limit=1&offset=1").at("/data/0/version").asInt()).isEqualTo(1);
    assertThat(get(SPECS + "/2").path("raw_yaml").asText()).isEqualTo(text);
    assertThat(get(SPECS + "/small_v1").path("version").asInt()).isEqualTo(1);
    assertThat(get(SPECS + "/small_v2").path("plan_hash")).isEqualTo(newest.path("plan_hash"));
    assertThat(two.caller(0, Role.READER).get(SPECS + "/none").status()).isEqualTo(404);
    JsonNode audit = two.caller(0, Role.ADMIN).get("/v1/audit?event_type=publish_spec").json();
    assertThat(audit.at("/data/0/after/identity_version").asText()).isEqualTo("small_v2");
    assertThat(audit.at("/data/0/by").asText()).isEqualTo("admin");
  }

  @Test
  @Order(4)
  void aRuleIsPublishedAloneAndHasAHistory() {
    ObjectNode body = JSON.createObjectNode().put("note", "names are typed");
    body.putObject("rule")
        .put("name", "phone")
        .put("comparator", "exact")
        .put("m_probability", 0.8)
        .put("u_probability", 0.005);
    JsonNode checked = send(Role.STEWARD, "/v1/rules", body.deepCopy().put("compile", true)).json();
    assertThat(checked.at("/changes/0/name").asText()).isEqualTo("phone");
    Caller.Answer published = send(Role.ADMIN, "/v1/rules", body);
    assertThat(published.status()).as(published.body()).isEqualTo(201);
    TwoServices.await(
        () -> get("/v1/rules").path("plan_hash").equals(published.json().path("plan_hash")));
    assertThat(get("/v1/rules").path("data").findValuesAsText("name"))
        .containsExactly("email", "phone", "name");
    JsonNode history = get("/v1/rules/phone/history").path("history");
    assertThat(history.findValuesAsText("change")).containsExactly("added", "changed");
    assertThat(history.at("/1/version").asInt()).isEqualTo(3);
    assertThat(get("/v1/rules/email/history").path("total").asInt()).isEqualTo(1);
    assertThat(two.caller(0, Role.READER).get("/v1/rules/none/history").status()).isEqualTo(404);
    body.withObjectProperty("rule").remove("name");
    assertThat(send(Role.ADMIN, "/v1/rules", body).error()).contains("name is missing");
  }

  @Test
  @Order(5)
  void governanceAsksForAShadowRunFirst() {
    String governed =
        SmallSpec.text("told") + "governance: {require_shadow_on_threshold_change: true}\n";
    String text = governed.replace("match: 8.0", "match: 9.5");
    Caller.Answer refused = send(Role.ADMIN, SPECS, spec(text));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.error()).contains("shadow");
    assertThat(refused.json().at("/current/needs_shadow_run").asBoolean()).isTrue();
  }
}
