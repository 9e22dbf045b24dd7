package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A spec is tried beside the one in force, and published only then where governance says so. */
@Timeout(300)
class ShadowIT {
  private static final String STRICT =
      PeopleSpec.text(0.6, 0.4, 0.9, 0.4)
          + "governance: {require_shadow_on_threshold_change: true}\n";
  private static final String LENIENT =
      STRICT.replace("people_v1", "people_v2").replace("match: 0.9", "match: 0.5");

  @TempDir Path directory;

  @Test
  void whatWouldChangeIsToldAndRecorded() throws Exception {
    Path lenient = Files.writeString(directory.resolve("v2.yml"), LENIENT);
    Path json = directory.resolve("shadow.json");
    Plan plan = SpecReader.read(STRICT, "test").plan();
    assertThat(plan).isNotNull();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
        Resolver resolver =
            Resolver.start(
                new ResolverSettings(
                    plan,
                    KafkaAccess.plain(broker.bootstrapServers()),
                    2,
                    directory.resolve("state"),
                    1,
                    Duration.ofMillis(50),
                    OperatingLimits.DEFAULT))) {
      send(broker, resolver.topics().source("crm"));
      resolver.awaitSettled(Duration.ofSeconds(90), counts -> {});
      Set<String> topics = topics(broker);

      CommandRun early = publish(broker, lenient);
      assertThat(early.exitCode()).isEqualTo(69);
      assertThat(early.err())
          .contains("require_shadow_on_threshold_change", "people_v2", "tributary shadow");

      CommandRun run =
          CommandRun.of(
              "shadow",
              "--spec",
              lenient.toString(),
              "--bootstrap-servers",
              broker.bootstrapServers(),
              "--partitions",
              "3",
              "--json",
              json.toString());
      assertThat(run.err()).doesNotContain("tributary:");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("people_v2 beside version 1: 5 records, 3 entities become 2, 1 stay")
          .contains("1 entities made of several")
          .containsPattern("now   (crm:1 crm:2 \\| crm:3|crm:3 \\| crm:1 crm:2)")
          .contains("then  crm:1 crm:2 crm:3");
      assertResult(new ObjectMapper().readTree(json.toFile()));
      assertThat(topics(broker)).as("topics after the run").isEqualTo(topics);

      CommandRun published = publish(broker, lenient);
      assertThat(published.err()).doesNotContain("tributary:");
      assertThat(published.out()).contains("published version 2", "version 2 is in force");
    }
  }

  private static void assertResult(JsonNode result) {
    assertThat(result.path("identity_version").asText()).isEqualTo("people_v2");
    assertThat(result.path("against").asInt()).isEqualTo(1);
    assertThat(result.path("merged").asInt()).isEqualTo(1);
    assertThat(result.path("unchanged").asInt()).isEqualTo(1);
    assertThat(result.path("split").asInt()).isZero();
    assertThat(result.path("rested").asBoolean()).isTrue();
    JsonNode example = result.path("examples").path("merged").get(0);
    assertThat(example.path("before")).hasSize(2);
    assertThat(example.path("after").get(0).path("records")).hasSize(3);
  }

  private static CommandRun publish(EmbeddedBroker broker, Path spec) {
    return CommandRun.of(
        "spec",
        "publish",
        "--spec",
        spec.toString(),
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--wait");
  }

  private static Set<String> topics(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return new TreeSet<>(admin.listTopics().names().get());
    }
  }

  /** One person whom only the lenient spec knows as one, and another. */
  private static void send(EmbeddedBroker broker, String topic) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, topic, "1", "ann@example.com", "Ann Lee");
      send(producer, topic, "2", "ann@example.com", "Ann Lee");
      send(producer, topic, "3", "ann@example.com", "Annabel Lee");
      send(producer, topic, "4", "bob@example.com", "Bob Ray");
      send(producer, topic, "5", "bob@example.com", "Bob Ray");
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String id, String email, String name) {
    String row = "{\"id\": \"%s\", \"email\": \"%s\", \"name\": \"%s\"}".formatted(id, email, name);
    producer.send(
        new ProducerRecord<>(
            topic, id.getBytes(StandardCharsets.UTF_8), row.getBytes(StandardCharsets.UTF_8)));
  }
}
