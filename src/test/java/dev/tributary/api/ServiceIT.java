package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.http.ApiKey;
import dev.tributary.http.Caller;
import dev.tributary.http.KeyFile;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.http.ServerLimits;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import dev.tributary.topology.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker: whichever is asked, over HTTP, answers for both. */
@Timeout(300)
class ServiceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Plan PLAN = ServicePlans.small("served");
  private static final byte[] SECRET = "the secret of two".getBytes(StandardCharsets.UTF_8);
  private static final int RECORDS = 40;

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static final List<Service> SERVICES = new ArrayList<>();
  private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    List<ApiKey> keys = new ArrayList<>();
    for (Role role : Role.values()) {
      ApiKey.Made made = ApiKey.make(role.word(), role, Instant.EPOCH);
      keys.add(made.key());
      KEYS.put(role, made.secret());
    }
    new KeyFile(directory.resolve("keys.json")).write(keys);
    SERVICES.add(service("a"));
    SERVICES.add(service("b"));
    send();
    await(() -> stat("total_external_entities") == 2 * RECORDS);
    await(() -> stat("total_canonical_entities") == RECORDS);
  }

  @AfterAll
  static void stop() {
    SERVICES.forEach(Service::close);
    broker.close();
  }

  private static Service service(String name) throws Exception {
    ResolverSettings resolver =
        new ResolverSettings(
            PLAN,
            KafkaAccess.plain(broker.bootstrapServers()),
            4,
            directory.resolve(name),
            1,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT);
    return Service.start(
        new ServiceSettings(
            resolver,
            SpecPolicy.PUBLISH_NEW,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            null,
            null,
            new KeyFile(directory.resolve("keys.json")),
            SECRET,
            0,
            false,
            ServerLimits.DEFAULT));
  }

  /** Each customer once in either source. */
  private static void send() {
    Topics topics = Topics.of(PLAN.entityName());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        for (String source : List.of("crm", "billing")) {
          String id = source + "-" + i;
          ObjectNode row = JSON.createObjectNode();
          row.put("id", id).put("email", "person" + i + "@example.com");
          row.put("name", "Person " + (char) ('A' + i % 26) + i)
              .put("phone", "+1212555" + (1000 + i));
          producer.send(
              new ProducerRecord<>(
                  topics.source(source),
                  id.getBytes(StandardCharsets.UTF_8),
                  row.toString().getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
  }

  private static long stat(String name) {
    Caller.Answer answer = caller(0, Role.READER).get("/v1/stats");
    return answer.status() == 200 ? answer.json().path(name).asLong() : -1;
  }

  private static Caller caller(int instance, Role role) {
    return new Caller(SERVICES.get(instance).url(), KEYS.get(role));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static JsonNode resolve(int instance, Role role, String source, String id) {
    Caller.Answer answer = caller(instance, role).get("/v1/resolve?system=" + source + "&id=" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void eitherInstanceKnowsTheEntityOfEveryRecord() {
    TreeSet<String> entities = new TreeSet<>();
    for (int i = 0; i < RECORDS; i++) {
      JsonNode crm = resolve(0, Role.READER, "crm", "crm-" + i);
      JsonNode billing = resolve(1, Role.READER, "billing", "billing-" + i);
      assertThat(crm.path("canonical_id")).isEqualTo(billing.path("canonical_id"));
      assertThat(crm.path("canonical_data").path("email").asText())
          .isEqualTo("person" + i + "@example.com");
      assertThat(crm.path("linked")).hasSize(2);
      assertThat(crm.has("stale")).isFalse();
      entities.add(crm.path("canonical_id").asText());
    }
    assertThat(entities).hasSize(RECORDS);
    assertThat(SERVICES.get(0).tables().instances()).as("both keep partitions").hasSize(2);
  }

  @Test
  void anEntityIsReadByIdWithItsRecords() {
    String id = resolve(0, Role.READER, "crm", "crm-7").path("canonical_id").asText();
    for (int instance = 0; instance < 2; instance++) {
      Caller reader = caller(instance, Role.READER);
      JsonNode entity = reader.get("/v1/canonical/" + id).json();
      assertThat(entity.path("id").asText()).isEqualTo(id);
      assertThat(entity.path("entity_type").asText()).isEqualTo("served");
      assertThat(entity.path("field_provenance").path("email").path("source").asText())
          .isEqualTo("crm");
      assertThat(Instant.parse(entity.path("created_at").asText())).isBefore(Instant.now());

      JsonNode linked = reader.get("/v1/canonical/" + id + "/linked?limit=1&offset=1").json();
      assertThat(linked.path("linked")).hasSize(1);
      assertThat(linked.path("linked_entities")).isEqualTo(linked.path("linked"));
      assertThat(linked.path("total").asInt()).isEqualTo(2);
      assertThat(linked.path("linked").path(0).path("ingested_at").asText()).endsWith("Z");
      assertThat(linked.path("links").path(0).path("matched").isObject()).isTrue();
    }
  }

  @Test
  void manyAreAnsweredAtOnce() {
    ObjectNode body = JSON.createObjectNode();
    var lookups = body.putArray("lookups");
    for (int i = 0; i < RECORDS; i++) {
      lookups.addObject().put("source", "crm").put("id", "crm-" + i);
    }
    lookups.addObject().put("source", "crm").put("id", "nobody");
    JsonNode answer = caller(1, Role.READER).post("/v1/resolve/bulk", body.toString()).json();
    assertThat(answer.path("resolved").asInt()).isEqualTo(RECORDS);
    assertThat(answer.path("not_found").asInt()).isEqualTo(1);
    assertThat(answer.path("results").path(RECORDS).path("found").asBoolean()).isFalse();

    ObjectNode ids = JSON.createObjectNode();
    var list = ids.putArray("entity_ids");
    answer
        .path("results")
        .forEach(
            one -> {
              if (one.path("found").asBoolean()) {
                list.add(one.path("entity_id"));
              }
            });
    JsonNode linked =
        caller(0, Role.READER).post("/v1/entities/linked/bulk", ids.toString()).json();
    assertThat(linked.path("results")).hasSize(RECORDS);
    linked.path("results").forEach(records -> assertThat(records).hasSize(2));
  }

  @Test
  void whoMayNotSeePersonalValuesDoesNot() {
    JsonNode masked = resolve(0, Role.READER_MASKED, "crm", "crm-3").path("canonical_data");
    assertThat(masked.path("email").asText()).isEqualTo("p***@example.com");
    assertThat(masked.toString()).doesNotContain("person3").doesNotContain("Person");
    assertThat(caller(0, Role.INGESTER).get("/v1/stats").status()).isEqualTo(403);
  }

  @Test
  void whatDoesNotExistIsSaidToNotExist() {
    Caller reader = caller(0, Role.READER);
    assertThat(reader.get("/v1/resolve?system=crm&id=nobody").status()).isEqualTo(404);
    assertThat(reader.get("/v1/resolve?system=nowhere&id=1").error()).contains("crm, billing");
    assertThat(reader.get("/v1/resolve?system=crm").error()).contains("id is missing");
    assertThat(reader.get("/v1/canonical/nonsense").status()).isEqualTo(400);
    assertThat(reader.get("/v1/canonical/0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90").status())
        .isEqualTo(404);
    assertThat(reader.get("/v1/canonical/0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90?stale=x").status())
        .isEqualTo(400);
  }

  @Test
  void tellsOfItselfAndDescribesEveryRoute() {
    Caller nobody = new Caller(SERVICES.get(1).url(), null);
    assertThat(nobody.get("/health/live").json().path("status").asText()).isEqualTo("live");
    assertThat(nobody.get("/health/ready").json().path("status").asText()).isEqualTo("ready");
    assertThat(nobody.get("/metrics").status()).isEqualTo(401);
    assertThat(caller(1, Role.READER).get("/metrics").body())
        .contains("tributary_http_answers_total", "tributary_changes_total");
    JsonNode sources = caller(1, Role.READER).get("/v1/sources").json();
    assertThat(sources.path("data").path(0).path("record_count").asInt()).isEqualTo(RECORDS);
    assertThat(caller(1, Role.READER).get("/v1/sources/nowhere").status()).isEqualTo(404);

    JsonNode paths = nobody.get("/openapi.json").json().path("paths");
    String page = nobody.get("/docs").body();
    for (Route route : SERVICES.get(1).routes().routes()) {
      boolean internal = route.path().startsWith("/internal/");
      JsonNode described =
          paths.path(route.path()).path(route.method().toLowerCase(java.util.Locale.ROOT));
      assertThat(described.isObject()).as(route.path()).isEqualTo(!internal);
      assertThat(page.contains(route.path() + "<")).as(route.path()).isEqualTo(!internal);
    }
  }
}
