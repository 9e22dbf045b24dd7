package dev.tributary.topology.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tributary.clustering.Output;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.TopicContract;
import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.TopicKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is written is what the schemas in {@code topics/} promise. */
class OutputSchemaTest {
  private static final int ROUNDS = 400;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final TopicContracts CONTRACTS = TopicContracts.load();

  private final Plan plan = SmallSpec.plan("customer", "limits: {max_review_items_per_record: 3}");
  private final OutputWriter writer = new OutputWriter(plan);
  private final Map<TopicKind, JsonSchema> schemas = new EnumMap<>(TopicKind.class);

  @Test
  void everyValueIsValid() throws IOException {
    long seed = System.nanoTime();
    Set<TopicKind> seen = EnumSet.noneOf(TopicKind.class);
    RandomOutputs outputs = new RandomOutputs(seed, plan.scorer().partNames().size());
    for (int round = 0; round < ROUNDS; round++) {
      for (Output output : outputs.oneOfEach()) {
        OutputMessage message = writer.write(output);
        byte[] value = message.value();
        if (value == null) {
          assertThat(CONTRACTS.of(message.topic()).value().tombstone())
              .as("what a null on %s means", message.topic())
              .isNotEmpty();
        } else {
          seen.add(message.topic());
          assertThat(schema(message.topic()).validate(JSON.readTree(value)))
              .as("seed %d, %s", seed, output)
              .isEmpty();
        }
      }
    }
    assertThat(seen).hasSize(6);
  }

  @Test
  void listsAreCappedAndCounted() throws IOException {
    RandomOutputs outputs = new RandomOutputs(7, plan.scorer().partNames().size());
    JsonNode golden = valid(outputs.golden(1_500));
    assertThat(golden.path("members")).hasSize(1_000);
    assertThat(golden.path("member_count").intValue()).isEqualTo(1_500);
    int counted = 0;
    for (JsonNode count : golden.path("sources")) {
      counted += count.intValue();
    }
    assertThat(counted).isEqualTo(1_500);
    JsonNode decision = valid(outputs.decision(120));
    assertThat(decision.path("candidates")).hasSize(50);
    assertThat(decision.path("candidate_count").intValue()).isEqualTo(120);
    JsonNode review = valid(outputs.review(9));
    assertThat(review.path("candidates")).hasSize(3);
    assertThat(review.path("candidate_count").intValue()).isEqualTo(9);
  }

  /** A field in the schema that is never written would be a promise that nobody keeps. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "GOLDEN_RECORDS",
        "CROSSWALK",
        "REDIRECTS",
        "MERGE_LOG",
        "DECISIONS",
        "REVIEW_QUEUE"
      })
  void everyFieldIsRequired(TopicKind topic) throws IOException {
    JsonNode schema = schemaFile(topic);
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(required);
    assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
    assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
  }

  private JsonNode valid(Output output) throws IOException {
    OutputMessage message = writer.write(output);
    JsonNode value = JSON.readTree(message.value());
    assertThat(schema(message.topic()).validate(value)).isEmpty();
    return value;
  }

  private JsonSchema schema(TopicKind topic) throws IOException {
    JsonSchema known = schemas.get(topic);
    if (known == null) {
      known =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(schemaFile(topic));
      schemas.put(topic, known);
    }
    return known;
  }

  private static JsonNode schemaFile(TopicKind topic) throws IOException {
    TopicContract contract = CONTRACTS.of(topic);
    String file = contract.value().schema();
    assertThat(file).as("schema of %s", topic).isNotNull();
    return JSON.readTree(Path.of("topics").resolve(String.valueOf(file)).toFile());
  }
}
