package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tributary.comparison.Similarities;
import dev.tributary.model.Attributes;
import dev.tributary.model.RecordKey;
import dev.tributary.survivorship.SurvivorshipStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The specs that ship, and the JSON Schema that editors check specs with. */
class ExampleSpecsTest {
  private static final Path SPECS = Path.of("config", "specs");
  private static final Path SCHEMA = Path.of("config", "spec.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(SPECS)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void areWithoutProblemsOfAnyKind(Path file) {
    SpecReading reading =
        SpecReader.readWithFiles(text(file), file.toString(), SpecImports.beside(file));
    assertThat(reading.problems()).as(reading.report()).isEmpty();
    assertThat(reading.plan()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void fitTheSchema(Path file) {
    assertThat(violations(text(file))).isEmpty();
  }

  @Test
  void theSchemaTakesBothForms() {
    assertThat(violations(SpecTexts.FELLEGI_SUNTER)).isEmpty();
    assertThat(violations(SpecTexts.RULES)).isEmpty();
    assertThat(violations(SpecTexts.SMALLEST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight: 0.85|weight: 1.5",
        "weight: 0.85|wait: 0.85",
        "type: similarity|type: fuzzy",
        "algorithm: jaro_winkler|algorithm: jaro-winkler",
        "name: customer}|name: Customer}",
        "keys: [email, phone, zip_code]|keys: []",
        "scoring: weighted_sum|scoring: sum",
      })
  void theSchemaAgreesWithTheReaderOnMistakes(String right, String wrong) {
    String text = SpecTexts.RULES.replace(right, wrong);
    assertThat(SpecReader.read(text, "test.yml").plan()).isNull();
    assertThat(violations(text)).isNotEmpty();
  }

  @Test
  void theSchemaKnowsTheNamesThatTheReaderKnows() {
    assertThat(enumOf("similarity")).containsExactlyInAnyOrderElementsOf(Similarities.names());
    assertThat(enumOf("strategy"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SurvivorshipStrategy.values())
                .map(SurvivorshipStrategy::specName)
                .toList());
  }

  @Test
  void customerSpecSplitsNamesHoweverTheyAreWritten() {
    Plan plan = SpecTexts.plan(text(SPECS.resolve("customer.yml")));
    assertThat(names(plan, "billing_accounts", "account_name", "Lovelace, Ada"))
        .containsExactly("Ada", "Lovelace");
    assertThat(names(plan, "billing_accounts", "account_name", "Ada Lovelace"))
        .containsExactly("Ada", "Lovelace");
    assertThat(names(plan, "support_users", "display_name", "ADA LOVELACE"))
        .containsExactly("ADA", "LOVELACE");
    RecordKey partner = new RecordKey("partner_leads", "1");
    assertThat(
            plan.attributes(partner, Map.of("company", "Analytical Engines")).first("company_name"))
        .isEqualTo("Analytical Engines");
  }

  private static List<String> names(Plan plan, String source, String column, String value) {
    Attributes attributes = plan.attributes(new RecordKey(source, "1"), Map.of(column, value));
    return List.of(attributes.first("first_name"), attributes.first("last_name"));
  }

  private static Set<ValidationMessage> violations(String yaml) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text(SCHEMA));
    return schema.validate(JSON.<JsonNode>valueToTree(document));
  }

  private static List<String> enumOf(String definition) {
    try {
      JsonNode names = JSON.readTree(text(SCHEMA)).path("$defs").path(definition).path("enum");
      return JSON.convertValue(
          names, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
