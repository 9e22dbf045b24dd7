package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.tributary.topology.TopicContract.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicSchemasTest {
  private static final Path DIRECTORY = Path.of("topics");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** A schema and one of its examples. */
  record Pair(String schema, String example) {}

  static Stream<Pair> pairs() {
    TopicContracts contracts = TopicContracts.load();
    return Arrays.stream(TopicKind.values())
        .map(contracts::of)
        .flatMap(contract -> Stream.of(contract.key(), contract.value(), contract.headers()))
        .filter(Objects::nonNull)
        .flatMap(TopicSchemasTest::pairs);
  }

  private static Stream<Pair> pairs(Content content) {
    String schema = content.schema();
    return schema == null
        ? Stream.empty()
        : content.examples().stream().map(example -> new Pair(schema, example));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void acceptsItsExample(Pair pair) throws IOException {
    assertThat(schema(pair.schema()).validate(read(pair.example()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void isAValidSchemaItself(Pair pair) throws IOException {
    JsonSchema metaSchema =
        SCHEMAS.getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()));
    assertThat(metaSchema.validate(read(pair.schema()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void refusesAnExampleThatLacksARequiredField(Pair pair) throws IOException {
    for (JsonNode required : read(pair.schema()).path("required")) {
      ObjectNode cut = (ObjectNode) read(pair.example());
      cut.remove(required.textValue());
      assertThat(schema(pair.schema()).validate(cut)).as("without " + required).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void refusesAFieldThatNobodyAgreedOn(Pair pair) throws IOException {
    if (read(pair.schema()).path("additionalProperties").isMissingNode()) {
      return; // rows of sources have the columns that they have
    }
    ObjectNode more = (ObjectNode) read(pair.example());
    more.put("surprise", 1);
    assertThat(schema(pair.schema()).validate(more)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "golden-records | /confidence  | 1.2",
        "golden-records | /members     | []",
        "golden-records | /revision    | 0",
        "golden-records | /updated_at  | \"2026-03-04 17:42\"",
        "golden-records | /golden/email | null",
        "crosswalk      | /entity_id   | \"none\"",
        "crosswalk      | /decision/outcome | \"MAYBE\"",
        "merge-log      | /event       | \"merge\"",
        "merge-log      | /features/0/weight | null",
        "decisions      | /candidates/0/label | \"none\"",
        "decisions      | /not_looked_at/0/reason | \"tired\"",
        "review-queue   | /candidates  | []",
        "review-queue   | /status      | \"done\"",
        "stewardship    | /type        | \"force_merge\"",
        "stewardship    | /a           | []",
        "source.debezium | /op         | \"t\"",
        "source.debezium | /after      | null",
        "source         | /email       | {\"nested\": 1}",
      })
  void refusesWrongValues(String example, String field, String wrong) throws IOException {
    JsonNode value = read(example + ".example.json");
    int slash = field.lastIndexOf('/');
    JsonNode parent = value.at(field.substring(0, slash));
    assertThat(value.at(field).isMissingNode()).as(field + " is in the example").isFalse();
    ((ObjectNode) parent).set(field.substring(slash + 1), JSON.readTree(wrong));
    String schema = example.replace(".debezium", "") + ".schema.json";
    assertThat(schema(schema).validate(value)).isNotEmpty();
  }

  private static JsonSchema schema(String file) throws IOException {
    return SCHEMAS.getSchema(read(file));
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(DIRECTORY.resolve(file).toFile());
  }
}
