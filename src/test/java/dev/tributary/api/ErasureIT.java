package dev.tributary.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.erasure.EntityTopics;
import dev.tributary.erasure.Finding;
import dev.tributary.erasure.Inspection;
import dev.tributary.erasure.Needles;
import dev.tributary.erasure.TopicScan;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import dev.tributary.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person is erased who was merged from two sources, asked about, decided about and labelled: she
 * is in no table, no index and no current message any more, and does not come back with her rows.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENTITY = "erased";
  private static final Topics TOPICS = Topics.of(ENTITY);
  private static final String EMAIL = "zerlina.quittenbaum@example.com";
  private static final String CRM_ID = "crm-zerlina";
  private static final String BILLING_ID = "billing-zerlina";
  private static final String NAME = "Zerlina Quittenbaum";

  /** What a steward writes who is the first of two to answer a question about her. */
  private static final String OPINION = "the landlady of both says so";

  /** Her debit entry has another email, and is a question to a steward. */
  private static final String NEIGHBOUR = "neighbour-1";

  @TempDir static Path directory;
  private static TwoServices two;
  private static TopicWriter writer;
  private static String entity = "";
  private static String receipt = "";

  @BeforeAll
  static void start() throws Exception {
    two =
        TwoServices.start(
            SmallSpec.plan(ENTITY),
            directory,
            new Oversight(Duration.ofDays(30), 100, new ReadAuditSettings(true, 10_000, true)));
    writer = TopicWriter.open(KafkaAccess.plain(two.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    writer.close();
    two.close();
  }

  private static Caller admin(int instance) {
    return two.caller(instance, Role.ADMIN);
  }

  private static ObjectNode row(String id, String email, String name) {
    ObjectNode row = JSON.createObjectNode().put("id", id).put("email", email);
    return row.put("name", name).put("phone", "+1 212 555 0100");
  }

  /** Her rows as three kinds of producers send them: by id, as JSON, as Debezium does. */
  private static List<Message> herRows() {
    long now = System.currentTimeMillis();
    ObjectNode crm = row(CRM_ID, EMAIL, NAME);
    ObjectNode billing = JSON.createObjectNode().put("op", "c").put("ts_ms", now);
    billing.set("after", row(BILLING_ID, EMAIL, NAME));
    return List.of(
        message("crm", CRM_ID, crm.toString(), now),
        message("crm", "\"" + CRM_ID + "\"", crm.toString(), now),
        message("billing", "{\"id\":\"" + BILLING_ID + "\"}", billing.toString(), now));
  }

  private static Message message(String source, String key, String value, long now) {
    return new Message(TOPICS.source(source), key.getBytes(UTF_8), value.getBytes(UTF_8), now);
  }

  private static void sendOthers() {
    long now = System.currentTimeMillis();
    ObjectNode neighbour = row(NEIGHBOUR, "neighbour@example.com", NAME);
    ObjectNode other = row("other-1", "otto@example.com", "Otto Other").put("phone", "none");
    writer.write(
        List.of(
            message("crm", NEIGHBOUR, neighbour.toString(), now),
            message("crm", "other-1", other.toString(), now)));
  }

  private static int status(String record) {
    return two.caller(0, Role.READER).get("/v1/resolve?" + record).status();
  }

  private static boolean isHers() {
    Caller reader = two.caller(0, Role.READER);
    Caller.Answer crm = reader.get("/v1/resolve?system=crm&id=" + CRM_ID);
    Caller.Answer billing = reader.get("/v1/resolve?system=billing&id=" + BILLING_ID);
    return crm.status() == 200
        && billing.status() == 200
        && crm.json().path("canonical_id").equals(billing.json().path("canonical_id"))
        && two.stat("pending_reviews") > 0;
  }

  /** Whether a search at both instances has her entity, or has not. */
  private static boolean isFound(boolean found) {
    return isFound(0, found) && isFound(1, found);
  }

  private static boolean isFound(int instance, boolean found) {
    Caller.Answer answer = two.caller(instance, Role.READER).get("/v1/entities?q=" + EMAIL);
    return answer.status() == 200 && answer.body().contains(entity) == found;
  }

  @Test
  @Order(1)
  void aPersonIsThereInEveryWay() {
    writer.write(herRows());
    sendOthers();
    TwoServices.await(ErasureIT::isHers);
    entity = two.resolve(0, Role.READER, "crm", CRM_ID).path("canonical_id").asText();
    TwoServices.await(() -> isFound(true));

    Caller steward = two.caller(0, Role.STEWARD);
    JsonNode question = steward.get("/v1/resolve/pending").json().at("/data/0");
    ObjectNode opinion = JSON.createObjectNode().put("decision", "merge").put("reason", OPINION);
    opinion.set("entity_a_id", question.path("entity_a_id"));
    opinion.set("entity_b_id", question.path("entity_b_id"));
    Caller.Answer held = steward.post("/v1/resolve/quick", opinion.toString());
    assertThat(held.json().path("status").asText()).as(held.body()).isEqualTo("held");
    assertThat(current(List.of(OPINION))).containsOnlyKeys(TOPICS.opinions());
    assertThat(eventsOfCrm()).contains(EMAIL, CRM_ID);
    ObjectNode split = JSON.createObjectNode().put("override_type", "force_split");
    split.put("entity_a_id", "crm:" + CRM_ID).put("entity_b_id", "crm:other-1");
    split.put("reason", NAME + " says that she does not know him");
    assertThat(steward.post("/v1/overrides", split.toString()).status()).isIn(200, 201);
    ObjectNode labels = JSON.createObjectNode();
    ObjectNode label = labels.putArray("labels").addObject().put("label", "no_match");
    label.put("entity_a_id", "billing:" + BILLING_ID).put("entity_b_id", "crm:other-1");
    assertThat(steward.post("/v1/feedback", labels.toString()).json().path("labels")).hasSize(1);
    TwoServices.await(
        () ->
            steward.get("/v1/feedback").json().path("total").asInt() == 1
                && steward.get("/v1/overrides").json().path("total").asInt() == 1);
  }

  private static String eventsOfCrm() {
    return admin(0).get("/v1/ingest/sources/crm/preview?limit=50").body();
  }

  @Test
  @Order(2)
  void onlyAnAdminErasesAndOnlyWhatIsThere() {
    for (Role role : List.of(Role.READER, Role.STEWARD, Role.INGESTER, Role.READER_MASKED)) {
      assertThat(two.caller(0, role).delete("/v1/subjects/" + entity).status()).isEqualTo(403);
      assertThat(two.caller(0, role).get("/v1/suppressions/crm/" + CRM_ID).status()).isEqualTo(403);
    }
    assertThat(admin(0).delete("/v1/subjects/" + CRM_ID).status()).isEqualTo(400);
    String nobody = "00000000-0000-4000-8000-000000000000";
    assertThat(admin(0).delete("/v1/subjects/" + nobody).status()).isEqualTo(404);
    assertThat(admin(0).get("/v1/subjects/erasures/" + nobody).status()).isEqualTo(404);
    assertThat(admin(0).post("/v1/subjects/erasures", "{\"records\":[]}").status()).isEqualTo(400);
    assertThat(admin(0).delete("/v1/suppressions/crm/" + CRM_ID).status()).isEqualTo(404);
  }

  @Test
  @Order(3)
  void sheIsErasedAndTheReceiptSaysWhatRemains() {
    Caller.Answer answer = admin(1).delete("/v1/subjects/" + entity + "?wait_millis=60000");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode told = answer.json();
    receipt = told.path("receipt_id").asText();
    assertThat(told.path("status").asText()).isEqualTo("done");
    assertThat(told.path("records")).hasSize(2);
    assertThat(removed(told))
        .containsEntry(TOPICS.source("crm"), 2) // keys of two forms
        .containsEntry(TOPICS.source("billing"), 1)
        .containsEntry(TOPICS.feedback(), 1)
        .containsEntry(TOPICS.stewardship(), 1)
        .containsEntry(TOPICS.opinions(), 1)
        .containsKey(TOPICS.mergeLog())
        .containsKey(TOPICS.audit());
    assertThat(told.path("remains"))
        .anySatisfy(
            one -> {
              assertThat(one.path("place").asText()).isEqualTo(TOPICS.source("crm"));
              assertThat(Instant.parse(one.path("until").asText()))
                  .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(DAYS_8));
            });
    assertThat(told.path("beyond")).isNotEmpty();
    for (String hers : List.of(EMAIL, CRM_ID, BILLING_ID, NAME, entity)) {
      assertThat(answer.body()).doesNotContainIgnoringCase(hers);
    }
    TwoServices.await(() -> admin(0).get("/v1/subjects/erasures/" + receipt).json().equals(told));
  }

  private static final Duration DAYS_8 = Duration.ofDays(8);

  private static SortedMap<String, Integer> removed(JsonNode receipt) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    receipt
        .path("removed")
        .forEach(one -> counts.put(one.path("place").asText(), one.path("count").asInt()));
    return counts;
  }

  @Test
  @Order(4)
  void nobodyIsToldOfHerAnyMore() {
    Caller reader = two.caller(0, Role.READER);
    assertThat(status("system=crm&id=" + CRM_ID)).isEqualTo(404);
    assertThat(status("system=billing&id=" + BILLING_ID)).isEqualTo(404);
    TwoServices.await(() -> reader.get("/v1/canonical/" + entity).status() == 404);
    TwoServices.await(() -> isFound(false));
    TwoServices.await(() -> two.stat("pending_reviews") == 0);
    TwoServices.await(() -> reader.get("/v1/feedback").json().path("total").asInt() == 0);
    TwoServices.await(() -> reader.get("/v1/overrides").json().path("total").asInt() == 0);
    TwoServices.await(
        () ->
            !admin(0).get("/v1/audit").body().contains(CRM_ID)
                && !admin(0).get("/v1/audit").body().contains(NAME));
    TwoServices.await(
        () -> {
          String history = reader.get("/v1/entities/" + entity + "/history").body();
          return !history.contains(CRM_ID) && !history.contains(BILLING_ID);
        });
    assertThat(admin(1).get("/v1/audit?event_type=erase_subject").body()).contains(receipt);
    assertThat(eventsOfCrm())
        .contains("erased", NEIGHBOUR)
        .doesNotContain(EMAIL, CRM_ID, BILLING_ID);
    assertThat(status("system=crm&id=other-1")).isEqualTo(200);
    assertThat(status("system=crm&id=" + NEIGHBOUR)).isEqualTo(200);
  }

  /** Only the merge log, whose retention the receipt names, and rows about others may name her. */
  @Test
  @Order(5)
  void noCurrentMessageHasHerValuesOrNames() {
    Map<String, Integer> values = current(List.of(EMAIL, OPINION));
    assertThat(values).isEmpty();
    Map<String, Integer> names = current(List.of(CRM_ID, BILLING_ID));
    JsonNode told = admin(0).get("/v1/subjects/erasures/" + receipt).json();
    List<String> allowed = new ArrayList<>();
    told.path("remains").forEach(one -> allowed.add(one.path("place").asText()));
    assertThat(allowed).containsAll(names.keySet());
    assertThat(names.keySet())
        .doesNotContain(
            TOPICS.source("crm"),
            TOPICS.source("billing"),
            TOPICS.goldenRecords(),
            TOPICS.reviewQueue(),
            TOPICS.stewardship(),
            TOPICS.feedback(),
            TOPICS.opinions(),
            TOPICS.audit(),
            TOPICS.reads(),
            TOPICS.suppressions(),
            TOPICS.erasures());
    assertThat(admin(1).get("/v1/audit/entity/" + entity + "?event_type=read").json().path("data"))
        .as("that somebody looked at her is known still, by an id that tells nothing")
        .isNotEmpty();
  }

  private static Map<String, Integer> current(List<String> texts) {
    Inspection inspection = new Inspection(new Needles(texts));
    KafkaAccess broker = KafkaAccess.plain(two.bootstrapServers());
    Map<String, Integer> current = new TreeMap<>();
    try (TopicScan scan = TopicScan.ofAll(broker)) {
      EntityTopics.read(broker, TOPICS)
          .forEach(
              (topic, settings) -> {
                Finding finding = inspection.topic(scan, topic, settings);
                boolean isPurged = topic.equals(TOPICS.inbox()) || topic.equals(TOPICS.blocking());
                if (finding.current() > 0 && !isPurged) {
                  current.put(topic, finding.current());
                }
              });
    }
    return current;
  }

  @Test
  @Order(6)
  void herRowsComeAgainAndSheDoesNot() {
    long before = suppressed();
    writer.write(herRows());
    sendOthers();
    TwoServices.await(() -> suppressed() >= before + 3);
    assertThat(status("system=crm&id=" + CRM_ID)).isEqualTo(404);
    assertThat(status("system=billing&id=" + BILLING_ID)).isEqualTo(404);
    ObjectNode sent = JSON.createObjectNode().put("source_name", "crm").put("external_id", CRM_ID);
    sent.set("data", row(CRM_ID, EMAIL, NAME));
    Caller.Answer refused = admin(1).post("/v1/resolve/realtime", sent.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("erased").doesNotContain(CRM_ID);
  }

  private static long suppressed() {
    return two.service(0).resolver().meters().suppressed.sum()
        + two.service(1).resolver().meters().suppressed.sum();
  }

  /** All rows from the first on, by an application that has no state: as after a loss of all. */
  @Test
  @Order(7)
  void aReplayOfAllSourcesDoesNotBringHerBack() {
    ResolverSettings settings =
        new ResolverSettings(
            SmallSpec.plan(ENTITY),
            KafkaAccess.plain(two.bootstrapServers()),
            3,
            directory.resolve("again"),
            1,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT,
            "again",
            null);
    try (Resolver again = Resolver.start(settings, SpecPolicy.PUBLISH)) {
      again.awaitSettled(Duration.ofSeconds(100), counts -> {});
      assertThat(again.meters().suppressed.sum()).isPositive();
      assertThat(again.meters().changes.sum()).isGreaterThan(5);
    }
    Topics replayed = TOPICS.ofShadow("again");
    assertThat(current(List.of(EMAIL)).keySet())
        .noneMatch(topic -> topic.startsWith(replayed.applicationId()));
    // Her deletions are heard, so that they are remembered: by name, in the actors' store alone.
    assertThat(current(List.of(CRM_ID, BILLING_ID)).keySet())
        .doesNotContain(replayed.goldenRecords(), replayed.crosswalk(), replayed.reviewQueue());
    Map<String, Integer> others = current(List.of("otto@example.com"));
    assertThat(others).containsKey(replayed.goldenRecords());
  }

  @Test
  @Order(8)
  void askedAgainItRemovesWhatCameAgainUnderTheSameReceipt() {
    assertThat(current(List.of(EMAIL)))
        .containsOnlyKeys(TOPICS.source("crm"), TOPICS.source("billing"));
    Caller.Answer answer = admin(0).delete("/v1/subjects/" + entity + "?wait_millis=60000");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("receipt_id").asText()).isEqualTo(receipt);
    assertThat(removed(answer.json()))
        .containsEntry(TOPICS.source("crm"), 2)
        .containsEntry(TOPICS.source("billing"), 1);
    assertThat(current(List.of(EMAIL))).isEmpty();
    assertThat(status("system=crm&id=other-1")).isEqualTo(200);
    assertThat(answer.json().path("remains"))
        .as("nobody writes any more to what was resolved again")
        .anySatisfy(
            one -> {
              String golden = TOPICS.ofShadow("again").goldenRecords();
              assertThat(one.path("place").asText()).isEqualTo(golden);
              assertThat(one.path("until").isNull()).isTrue();
            });
  }

  @Test
  @Order(9)
  void aRecordMayBeErasedByNameAndMayComeAgainOnceThatIsLifted() {
    String path = "/v1/suppressions/crm/" + NEIGHBOUR;
    assertThat(admin(0).get(path).json().path("suppressed").asBoolean()).isFalse();
    ObjectNode body = JSON.createObjectNode().put("wait_millis", 0);
    body.putArray("records").addObject().put("source", "crm").put("id", NEIGHBOUR);
    Caller.Answer answer = admin(0).post("/v1/subjects/erasures", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String link = answer.json().path("link").asText();
    // What is accepted is on the topics before, and in the table a moment later.
    TwoServices.await(() -> admin(1).get(link).status() == 200);
    TwoServices.await(() -> admin(1).get(link).json().path("status").asText().equals("done"));
    assertThat(status("system=crm&id=" + NEIGHBOUR)).isEqualTo(404);
    assertThat(admin(1).get(path).json().path("suppressed").asBoolean()).isTrue();
    assertThat(admin(1).delete(path).json().path("status").asText()).isEqualTo("lifted");
    TwoServices.await(() -> !admin(0).get(path).json().path("suppressed").asBoolean());
    sendOthers();
    TwoServices.await(() -> status("system=crm&id=" + NEIGHBOUR) == 200);
    assertThat(admin(0).get("/v1/audit?event_type=lift_suppression").body())
        .doesNotContain(NEIGHBOUR);
  }
}
