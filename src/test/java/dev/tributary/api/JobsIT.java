package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.spec.SmallSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Long work over HTTP: begun at one instance, told and ended by the other. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PERSONS = 40;
  private static final String GOVERNED =
      SmallSpec.text("worked") + "governance: {require_shadow_on_threshold_change: true}\n";
  private static final String OTHER =
      GOVERNED.replace("small_v1", "small_v2").replace("match: 8.0", "match: 9.5");

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("worked", directory);
    for (String source : List.of("crm", "billing")) {
      ObjectNode batch = JSON.createObjectNode().put("source_name", source);
      for (int i = 0; i < PERSONS; i++) {
        ObjectNode row = batch.withArrayProperty("entities").addObject().put("id", source + i);
        row.put("email", "person" + i + "@example.com").put("phone", "+1212555" + (1000 + i));
        row.put("name", "Person " + (char) ('a' + i % 26) + i);
      }
      assertThat(two.caller(0, Role.ADMIN).post("/v1/ingest/batch", batch.toString()).status())
          .isEqualTo(200);
    }
    TwoServices.await(
        () ->
            two.stat("total_external_entities") == 2 * PERSONS
                && two.stat("total_canonical_entities") == PERSONS);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static ObjectNode wanted(String type) {
    return JSON.createObjectNode().put("job_type", type).put("note", "for the test");
  }

  private static Caller.Answer run(int instance, Role role, ObjectNode body) {
    return two.caller(instance, role).post("/v1/jobs/run", body.toString());
  }

  private static String begin(int instance, Role role, ObjectNode body) {
    Caller.Answer begun = run(instance, role, body);
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String id = begun.json().path("id").asText();
    assertThat(begun.header("Location")).isEqualTo("/v1/jobs/" + id);
    return id;
  }

  private static JsonNode job(int instance, Role role, String id) {
    Caller.Answer answer = two.caller(instance, role).get("/v1/jobs/" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Waits at the other instance until a job is over. */
  private static JsonNode over(int instance, String id) {
    TwoServices.await(() -> job(instance, Role.READER, id).has("ended_at"));
    return job(instance, Role.READER, id);
  }

  private static JsonNode succeeded(int instance, String id) {
    JsonNode job = over(instance, id);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("succeeded");
    return job;
  }

  @Test
  @Order(1)
  void whatCannotBeDoneIsRefused() {
    assertThat(run(0, Role.ADMIN, wanted("sleep")).error()).contains("train, re-resolve, export");
    for (String type : List.of("train", "re-resolve", "shadow")) {
      assertThat(run(0, Role.STEWARD, wanted(type)).status()).as(type).isEqualTo(403);
    }
    assertThat(run(0, Role.INGESTER, wanted("export")).status()).isEqualTo(403);
    assertThat(run(0, Role.READER, wanted("export").put("what", "all")).status()).isEqualTo(400);
    assertThat(run(0, Role.ADMIN, wanted("shadow")).error()).contains("raw_yaml");
    Caller.Answer wrong = run(0, Role.ADMIN, wanted("shadow").put("raw_yaml", "entity: 5"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().at("/current/errors").size()).isPositive();
    Caller.Answer unknown = run(0, Role.ADMIN, wanted("re-resolve").put("version", "77"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(two.caller(0, Role.READER).get("/v1/jobs/none").status()).isEqualTo(404);
    assertThat(two.caller(1, Role.READER).get("/v1/jobs").json().path("total").asInt()).isZero();
  }

  @Test
  @Order(2)
  void weightsAreLearnedFromTheRecordsAndLabelsOfTheResolver() {
    ObjectNode labels = JSON.createObjectNode();
    ObjectNode label = labels.putArray("labels").addObject().put("label", "match");
    label.put("entity_a_id", "crm:crm1").put("entity_b_id", "billing:billing1");
    Caller.Answer labelled = two.caller(0, Role.STEWARD).post("/v1/feedback", labels.toString());
    assertThat(labelled.status()).as(labelled.body()).isLessThan(300);

    String id = begin(0, Role.ADMIN, wanted("train").put("seed", 7));
    JsonNode job = succeeded(1, id);
    assertThat(job.at("/result/records").asInt()).isEqualTo(2 * PERSONS);
    assertThat(job.at("/result/labelled_pairs").asInt()).isEqualTo(1);
    assertThat(job.at("/result/summary").toString()).contains("email", "prior: one pair in");
    assertThat(job.path("note").asText()).isEqualTo("for the test");
    assertThat(job(1, Role.READER_MASKED, id).has("note")).isFalse();

    String document = job.path("document").asText();
    Caller.Answer model = two.caller(1, Role.ADMIN).get(document);
    assertThat(model.status()).as(model.body()).isEqualTo(200);
    assertThat(model.json().path("format").asText()).isEqualTo("tributary-model/1");
    assertThat(model.json().at("/trained_from/seed").asInt()).isEqualTo(7);
    assertThat(model.json().path("comparisons")).hasSize(3);
    assertThat(two.caller(1, Role.READER).get(document).status()).isEqualTo(403);

    String again = begin(1, Role.ADMIN, wanted("train").put("seed", 7));
    succeeded(0, again);
    assertThat(two.caller(0, Role.ADMIN).get("/v1/jobs/" + again + "/document").body())
        .as("the same seed, spec and records")
        .isEqualTo(model.body());
  }

  @Test
  @Order(3)
  void aShadowRunIsTheOnlyOneAndCanBeCancelledAtTheOtherInstance() throws Exception {
    Set<String> topics = topics();
    String id = begin(0, Role.ADMIN, wanted("shadow").put("raw_yaml", OTHER));
    Caller.Answer second = run(1, Role.ADMIN, wanted("shadow").put("raw_yaml", OTHER));
    assertThat(second.status()).as(second.body()).isEqualTo(409);
    assertThat(second.json().at("/current/id").asText()).isEqualTo(id);
    assertThat(second.json().at("/current/progress/unit").asText()).isNotEmpty();
    String path = "/v1/jobs/" + id + "/cancel";
    assertThat(two.caller(1, Role.STEWARD).post(path, "{}").status()).isEqualTo(403);
    Caller.Answer cancelled = two.caller(1, Role.ADMIN).post(path, "{\"reason\": \"enough\"}");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(202);
    JsonNode job = over(1, id);
    assertThat(job.path("status").asText()).isEqualTo("cancelled");
    assertThat(two.caller(1, Role.ADMIN).post(path, "{}").status()).isEqualTo(409);
    assertThat(topics()).as("nothing is left of the run").isEqualTo(topics);
    JsonNode audit = two.caller(0, Role.ADMIN).get("/v1/audit?event_type=cancel_job").json();
    assertThat(audit.at("/data/0/reason").asText()).isEqualTo("enough");
    assertThat(audit.at("/data/0/decision_id").asText()).isEqualTo(id);
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", two.bootstrapServers()))) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.contains("shadow-"))
          .filter(name -> !name.endsWith(".shadow-runs"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  @Order(4)
  void aShadowRunTellsWhatWouldChangeAndLetsTheSpecBePublished() {
    ObjectNode spec = JSON.createObjectNode().put("raw_yaml", OTHER);
    assertThat(two.caller(0, Role.ADMIN).post("/v1/identity/specs", spec.toString()).status())
        .as("governance wants a shadow run first")
        .isEqualTo(409);
    String id = begin(1, Role.ADMIN, wanted("shadow").put("raw_yaml", OTHER).put("examples", 2));
    JsonNode job = succeeded(0, id);
    assertThat(job.at("/result/records").asInt()).isEqualTo(2 * PERSONS);
    assertThat(job.at("/result/unchanged").asInt()).isEqualTo(PERSONS);
    assertThat(job.at("/parameters/identity_version").asText()).isEqualTo("small_v2");
    JsonNode report = two.caller(0, Role.READER).get(job.path("document").asText()).json();
    assertThat(report.path("entities_after").asInt()).isEqualTo(PERSONS);
    assertThat(report.path("examples").isObject()).isTrue();
    Caller.Answer published = two.caller(0, Role.ADMIN).post("/v1/identity/specs", spec.toString());
    assertThat(published.status()).as(published.body()).isEqualTo(201);
  }

  @Test
  @Order(5)
  void allRecordsAreResolvedAnewByTheSameSpec() {
    String before = two.resolve(0, Role.READER, "crm", "crm3").path("canonical_id").asText();
    JsonNode job = succeeded(1, begin(0, Role.ADMIN, wanted("re-resolve")));
    int version = job.at("/parameters/version").asInt();
    assertThat(job.at("/result/version").asInt()).isEqualTo(version + 1);
    assertThat(job.at("/result/in_force").asInt()).isEqualTo(version + 1);
    assertThat(job.at("/result/records").asInt()).isEqualTo(2 * PERSONS);
    assertThat(two.stat("total_canonical_entities")).isEqualTo(PERSONS);
    assertThat(two.resolve(1, Role.READER, "crm", "crm3").path("canonical_id").asText())
        .isEqualTo(before);
  }

  @Test
  @Order(6)
  void anExportIsAFileOfTheInstance() throws IOException {
    TwoServices.await(
        () -> two.service(0).resolver().isSettled() && two.service(1).resolver().isSettled());
    ObjectNode golden = wanted("export").put("what", "golden");
    JsonNode masked = succeeded(1, begin(0, Role.READER_MASKED, golden));
    assertThat(masked.at("/result/rows").asInt()).isEqualTo(PERSONS);
    Path file = directory.resolve("exports").resolve(masked.at("/result/file").asText());
    assertThat(Files.readString(file)).contains("p***@example.com").doesNotContain("person1@");
    assertThat(Files.size(file)).isEqualTo(masked.at("/result/bytes").asLong());

    golden.put("since", masked.at("/result/next_cursor").asText()).put("format", "csv");
    JsonNode since = succeeded(1, begin(0, Role.READER, golden));
    assertThat(since.at("/result/rows").asInt()).isZero();
    assertThat(since.at("/parameters/masked").asBoolean()).isFalse();
    JsonNode failed = over(0, begin(1, Role.READER, golden.put("since", "nonsense")));
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("error").asText()).contains("no cursor of this export");
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left.map(Path::toString)).as("no halves").noneMatch(it -> it.endsWith(".part"));
    }
  }

  @Test
  @Order(7)
  void aBoundedNumberIsRemembered() {
    TwoServices.await(
        () ->
            two.caller(1, Role.READER).get("/v1/jobs").json().path("total").asInt()
                == TwoServices.KEPT_JOBS);
    JsonNode jobs = two.caller(1, Role.READER).get("/v1/jobs?job_type=export&limit=1").json();
    assertThat(jobs.path("total").asInt()).isEqualTo(3);
    assertThat(jobs.at("/data/0/status").asText()).isEqualTo("failed");
    assertThat(two.caller(0, Role.READER).get("/v1/jobs?status=lost").status()).isEqualTo(400);
    String metrics = two.caller(0, Role.READER).get("/metrics").body();
    assertThat(metrics)
        .containsPattern("tributary_jobs_running\\{entity=\"worked\",type=\"train\"} 0")
        .containsPattern("tributary_jobs_ended_total\\{entity=\"worked\",.*succeeded.*} [1-9]");
  }

  @Test
  @Order(8)
  void aJobOfAnInstanceThatStopsIsInterruptedAndCanBeRunAgain() {
    ObjectNode shadow = wanted("shadow").put("raw_yaml", OTHER.replace("9.5", "9.75"));
    String id = begin(1, Role.ADMIN, shadow);
    two.service(1).close();
    JsonNode job = job(0, Role.READER, id);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("interrupted");
    assertThat(job.path("error").asText()).contains("run it again");
    // What is left of the first may still be put away.
    Caller.Answer again = run(0, Role.ADMIN, shadow.put("raw_yaml", OTHER.replace("9.5", "9.9")));
    assertThat(again.status()).as(again.body()).isEqualTo(202);
    String second = again.json().path("id").asText();
    two.caller(0, Role.ADMIN).post("/v1/jobs/" + second + "/cancel", "{}");
    assertThat(over(0, second).path("status").asText()).isEqualTo("cancelled");
  }
}
