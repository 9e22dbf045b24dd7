package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** What happens over HTTP where every question is put to two stewards. */
record SecondOpinions(TwoServices two) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUICK = "/v1/resolve/quick";
  private static final String QUEUE = "/v1/resolve/pending?limit=1000";

  void check() throws IOException {
    disagreementIsForAThird();
    agreementDecides();
    agreementIsMeasured();
    whatIsHeldOutlivesARestart();
  }

  private void whatIsHeldOutlivesARestart() throws IOException {
    JsonNode question = question("Hedda Held", "+12125550903");
    Caller.Answer first = steward(0).post(QUICK, answer(question, "merge"));
    assertThat(first.json().path("status").asText()).as(first.body()).isEqualTo("held");
    two.restart();
    TwoServices.await(
        () ->
            two.caller(1, Role.READER).get(QUEUE).status() == 200
                && !open(question, QUEUE).isMissingNode());
    Caller.Answer twice = answered(steward(1), question);
    assertThat(twice.status()).as("it is known who answered: " + twice.body()).isEqualTo(409);
    Caller.Answer second = answered(admin(0), question);
    assertThat(second.json().path("status").asText()).as(second.body()).isEqualTo("merged");
    TwoServices.await(() -> open(question, QUEUE).isMissingNode());
  }

  /** While a partition is restored, the answer is to come again. */
  private static Caller.Answer answered(Caller by, JsonNode question) {
    AtomicReference<Caller.Answer> answer = new AtomicReference<>();
    TwoServices.await(
        () -> {
          answer.set(by.post(QUICK, answer(question, "merge")));
          return answer.get().status() != 503;
        });
    return answer.get();
  }

  private Caller steward(int instance) {
    return two.caller(instance, Role.STEWARD);
  }

  private Caller admin(int instance) {
    return two.caller(instance, Role.ADMIN);
  }

  private void disagreementIsForAThird() {
    JsonNode question = question("Dora Doubt", "+12125550901");
    Caller.Answer first = steward(0).post(QUICK, answer(question, "merge"));
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().path("status").asText()).isEqualTo("held");
    assertThat(open(question, QUEUE).path("reason")).isEqualTo(question.path("reason"));
    assertThat(two.caller(1, Role.READER).get(QUEUE).body())
        .as("nobody sees that one has answered")
        .doesNotContain("held", "because", "waiting");
    assertThat(admin(1).get("/v1/audit?event_type=opinion").body())
        .contains(question.path("id").asText())
        .doesNotContain("merge", "because");
    Caller.Answer twice = steward(1).post(QUICK, answer(question, "reject"));
    assertThat(twice.status()).as(twice.body()).isEqualTo(409);
    assertThat(twice.error()).contains("another steward");

    Caller.Answer second = admin(1).post(QUICK, answer(question, "reject"));
    assertThat(second.json().path("status").asText()).as(second.body()).isEqualTo("disagreement");
    String disagreements = QUEUE + "&reason=disagreement";
    TwoServices.await(() -> !open(question, disagreements).isMissingNode());
    assertThat(open(question, QUEUE).path("reason").asText()).isEqualTo("disagreement");
    assertThat(open(question, QUEUE + "&reason=policy").isMissingNode()).isTrue();
    assertThat(steward(0).post(QUICK, answer(question, "reject")).status()).isEqualTo(409);

    ObjectNode bulk = JSON.createObjectNode().put("decision", "merge");
    bulk.putArray("items").add(pair(question));
    Caller.Answer settled = admin(0).post(QUICK + "/bulk", bulk.toString());
    assertThat(settled.json().at("/results/0/status").asText())
        .as(settled.body())
        .isEqualTo("merged");
    TwoServices.await(() -> open(question, QUEUE).isMissingNode());
  }

  private void agreementDecides() {
    JsonNode question = question("Alma Agree", "+12125550902");
    steward(1).post(QUICK, answer(question, "reject"));
    Caller.Answer second = admin(0).post(QUICK, answer(question, "reject"));
    assertThat(second.json().path("status").asText()).as(second.body()).isEqualTo("rejected");
    TwoServices.await(() -> open(question, QUEUE).isMissingNode());
    assertThat(steward(0).post(QUICK, answer(question, "merge")).status()).isEqualTo(409);
  }

  private void agreementIsMeasured() {
    String path = "/v1/review/agreement";
    TwoServices.await(() -> steward(0).get(path).json().path("agreed").asInt() == 1);
    JsonNode measured = steward(1).get(path).json();
    assertThat(measured.path("questions").asInt()).isEqualTo(2);
    assertThat(measured.path("percent").asDouble()).isEqualTo(50);
    // One merges once, the other never: all of the agreement is chance.
    assertThat(measured.path("kappa").asDouble()).isZero();
    assertThat(measured.path("asked_percent").asInt()).isEqualTo(100);
    assertThat(measured.path("disagreed").asInt()).isZero();
    assertThat(measured.at("/by_pair/0/steward_a").asText()).isEqualTo("admin");
    assertThat(measured.at("/by_pair/0/only_b_merges").asInt()).isEqualTo(1);
    assertThat(measured.at("/by_period/0/questions").asInt()).isEqualTo(2);
    assertThat(steward(0).get(path + "?to=2026-01-01T00:00:00Z").json().path("questions").asInt())
        .isZero();
    assertThat(steward(0).get(path + "?period=week").status()).isEqualTo(400);
    assertThat(two.caller(0, Role.READER).get(path).status()).isEqualTo(403);
    JsonNode stats = two.caller(0, Role.READER).get("/v1/stats").json();
    assertThat(stats.at("/second_opinions/questions").asInt()).isEqualTo(2);
    String metrics =
        two.caller(0, Role.READER).get("/metrics").body()
            + two.caller(1, Role.READER).get("/metrics").body();
    assertThat(metrics).contains("tributary_opinions_total", "effect=\"disagreement\"");
  }

  /** Same phone and name, another email: possible, not certain. */
  private JsonNode question(String name, String phone) {
    String key = name.toLowerCase(Locale.ROOT).replace(' ', '.');
    String a = send("crm", key, key + "@example.com", name, phone);
    String b = send("billing", key, "b." + key + "@example.com", name, phone);
    ObjectNode wanted = JSON.createObjectNode().put("entity_a_id", a).put("entity_b_id", b);
    TwoServices.await(() -> !open(wanted, QUEUE).isMissingNode());
    return open(wanted, QUEUE);
  }

  private String send(String source, String id, String email, String name, String phone) {
    ObjectNode body = JSON.createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    body.putObject("data").put("email", email).put("name", name).put("phone", phone);
    Caller.Answer answer = admin(0).post("/v1/resolve/realtime", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("entity_id").asText();
  }

  private JsonNode open(JsonNode pair, String path) {
    Caller.Answer page = two.caller(1, Role.READER).get(path);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    List<String> wanted =
        List.of(pair.path("entity_a_id").asText(), pair.path("entity_b_id").asText());
    for (JsonNode one : page.json().path("data")) {
      if (wanted.contains(one.path("entity_a_id").asText())
          && wanted.contains(one.path("entity_b_id").asText())) {
        return one;
      }
    }
    return page.json().path("nothing");
  }

  private static ObjectNode pair(JsonNode question) {
    ObjectNode pair = JSON.createObjectNode();
    pair.set("entity_a_id", question.path("entity_a_id"));
    return pair.set("entity_b_id", question.path("entity_b_id"));
  }

  private static String answer(JsonNode question, String decision) {
    return pair(question).put("decision", decision).put("reason", "because").toString();
  }
}
