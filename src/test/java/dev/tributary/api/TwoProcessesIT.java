package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.http.Caller;
import dev.tributary.http.EventStream;
import dev.tributary.http.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances in processes of their own: each answers for both, and one survives the other. */
@Timeout(420)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProcessesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CUSTOMERS = 60;

  @TempDir static Path directory;
  private static ServiceFiles files;
  private static EmbeddedBroker broker;
  private static ServiceProcess survivor;
  private static ServiceProcess victim;
  private static Map<String, String> entities;

  @BeforeAll
  static void start() throws Exception {
    files = ServiceFiles.write(directory, "processes");
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    survivor = ServiceProcess.start(files.config("a", broker));
    victim = ServiceProcess.start(files.config("b", broker));
    ingest(survivor, 0, CUSTOMERS);
    entities = awaitAll(survivor);
  }

  @AfterAll
  static void stop() {
    victim.close();
    survivor.close();
    broker.close();
  }

  @Test
  @Order(1)
  void eitherKnowsEveryKey() {
    assertThat(awaitAll(victim)).isEqualTo(entities);
  }

  @Test
  @Order(2)
  void everyRouteAnswersForWhatTheOtherKeepsAndRefusesWhatIsWrong() throws Exception {
    RouteSubjects subjects = RouteSubjects.prepare(files, survivor, victim, entities);
    new RouteWalk(files, survivor).walk(RouteCases.of(subjects));
  }

  @Test
  @Order(3)
  void whatComesToOneIsHeardAtTheOtherAndGoneOnWithAtEither() throws Exception {
    String path = "/v1/events?types=decisions";
    String last;
    try (EventStream heard =
        EventStream.open(files.caller(survivor, Role.READER_MASKED), path, null)) {
      arrive(victim, "heard-1");
      last = heard.await(event -> event.key().equals("crm:heard-1")).id();
    }
    arrive(survivor, "heard-2");
    try (EventStream on = EventStream.open(files.caller(victim, Role.READER), path, last)) {
      EventStream.Event next = on.await(event -> event.key().startsWith("crm:heard-"));
      assertThat(next.key()).as("what was heard is not told again").isEqualTo("crm:heard-2");
      assertThat(next.data().at("/value/outcome").asText()).isEqualTo("INSERT_NEW");
    }
  }

  private static void arrive(ServiceProcess service, String id) {
    String body =
        "{\"source_name\": \"crm\", \"external_id\": \"%s\", \"wait_millis\": 30000,"
            + " \"data\": {\"email\": \"%s@example.com\"}}";
    Caller.Answer answer =
        files.caller(service, Role.INGESTER).post("/v1/resolve/realtime", body.formatted(id, id));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void theBlocksOfBothAreCounted() {
    Caller masked = files.caller(survivor, Role.READER_MASKED);
    AtomicReference<JsonNode> sizes = new AtomicReference<>();
    TwoServices.await(
        () -> {
          Caller.Answer answer = masked.get("/v1/quality");
          sizes.set(answer.json().at("/blocks/sizes"));
          assertThat(answer.body()).doesNotContain("@example.com");
          return sizes.get().path("complete").asBoolean();
        });
    long pairs = 0;
    for (JsonNode rule : sizes.get().path("rules")) {
      long blocks = 0;
      for (JsonNode size : rule.path("sizes")) {
        blocks += size.path("blocks").asLong();
        pairs += size.path("from").asInt() == 2 ? size.path("blocks").asLong() : 0;
      }
      assertThat(rule.path("blocks").asLong()).as(rule.toString()).isEqualTo(blocks);
      assertThat(rule.path("capped").asLong()).as(rule.toString()).isZero();
      assertThat(rule.path("records").asLong()).isGreaterThanOrEqualTo(blocks);
    }
    assertThat(pairs).as("each customer is in both sources").isGreaterThanOrEqualTo(CUSTOMERS);
    assertThat(sizes.get().at("/rules/0/largest/0/example").asText()).contains(":");
  }

  @Test
  @Order(5)
  void oneOutlivesTheOther() throws Exception {
    Load load = new Load(survivor, entities);
    Load lenient = new Load(survivor, entities, "&stale=allow");
    load.await(200);
    victim.kill();
    lenient.await(50);
    assertThat(awaitAll(survivor)).isEqualTo(entities);
    load.await(200);
    load.stop();
    lenient.stop();
    assertThat(load.wrong.get()).isNull();
    assertThat(lenient.wrong.get()).isNull();
    assertThat(load.answered.get()).isPositive();
    assertThat(lenient.refused.get())
        .as("a copy answers those who allow it, but for the moment in which it takes over")
        .isLessThanOrEqualTo(load.refused.get());

    ingest(survivor, CUSTOMERS, 10);
    try (ServiceProcess again = ServiceProcess.start(files.config("b", broker))) {
      assertThat(awaitAll(again)).isEqualTo(entities);
      TwoServices.await(
          () -> reader(again).get("/v1/resolve?system=crm&id=crm-" + CUSTOMERS).status() == 200);
    }
  }

  private static Caller reader(ServiceProcess service) {
    return files.caller(service, Role.READER);
  }

  private static void ingest(ServiceProcess service, int from, int count) throws IOException {
    for (String source : List.of("crm", "billing")) {
      ObjectNode batch = JSON.createObjectNode().put("source_name", source);
      ArrayNode rows = batch.putArray("entities");
      for (int i = from; i < from + count; i++) {
        ObjectNode row = rows.addObject().put("id", source + "-" + i);
        row.put("email", emailOf(i)).put("name", "Person " + i).put("phone", "+121255510" + i);
      }
      Caller caller = files.caller(service, Role.INGESTER);
      TwoServices.await(() -> isTaken(caller.post("/v1/ingest/batch", batch.toString())));
    }
  }

  /** While an instance comes or goes, the answer is to come again. */
  private static boolean isTaken(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 503);
    return answer.status() == 200;
  }

  private static String emailOf(int customer) {
    return "person" + customer + "@example.com";
  }

  /** Waits until an instance knows both records of every customer; answers their entities. */
  private static Map<String, String> awaitAll(ServiceProcess service) {
    Map<String, String> entities = new HashMap<>();
    for (String source : List.of("crm", "billing")) {
      for (int i = 0; i < CUSTOMERS; i++) {
        String record = source + "-" + i;
        AtomicReference<@Nullable JsonNode> known = new AtomicReference<>();
        TwoServices.await(
            () -> {
              Caller.Answer answer = reader(service).get(pathOf(source, i(record)));
              boolean whole = answer.status() == 200 && answer.json().path("linked").size() == 2;
              known.set(whole ? answer.json() : null);
              return whole;
            });
        JsonNode entity = known.get();
        assertThat(entity).isNotNull();
        entities.put(record, entity.path("canonical_id").asText());
      }
    }
    return entities;
  }

  private static int i(String record) {
    return Integer.parseInt(record.substring(record.indexOf('-') + 1));
  }

  private static String pathOf(String source, int customer) {
    return "/v1/resolve?system=" + source + "&id=" + source + "-" + customer;
  }

  /** Asks for one customer after the other until it is stopped, and looks at each answer. */
  private static final class Load implements Runnable {
    final AtomicReference<@Nullable String> wrong = new AtomicReference<>();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Caller caller;
    private final Map<String, String> entities;
    private final String parameters;
    private final Thread thread = new Thread(this, "load");

    Load(ServiceProcess service, Map<String, String> entities) {
      this(service, entities, "");
    }

    Load(ServiceProcess service, Map<String, String> entities, String parameters) {
      this.caller = reader(service);
      this.entities = new ConcurrentHashMap<>(entities);
      this.parameters = parameters;
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void run() {
      for (int n = 0; !stopped.get() && wrong.get() == null; n++) {
        String source = n % 2 == 0 ? "crm" : "billing";
        int customer = n % CUSTOMERS;
        try {
          look(source + "-" + customer, caller.get(pathOf(source, customer) + parameters));
        } catch (AssertionError | RuntimeException e) {
          wrong.compareAndSet(null, e.toString());
        }
      }
    }

    private void look(String record, Caller.Answer answer) {
      if (answer.status() == 503 && answer.header("Retry-After") != null) {
        refused.incrementAndGet();
        return;
      }
      boolean right =
          answer.status() == 200
              && answer.json().path("canonical_id").asText().equals(entities.get(record))
              && answer
                  .json()
                  .path("canonical_data")
                  .path("email")
                  .asText()
                  .equals(emailOf(i(record)));
      if (right) {
        answered.incrementAndGet();
      } else {
        wrong.compareAndSet(null, record + ": " + answer.status() + " " + answer.body());
      }
    }

    /** Waits until so many more are answered rightly. */
    void await(int more) {
      int goal = answered.get() + more;
      TwoServices.await(() -> answered.get() >= goal || wrong.get() != null);
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      thread.join();
    }
  }
}
