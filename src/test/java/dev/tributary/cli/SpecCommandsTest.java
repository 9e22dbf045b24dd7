package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tributary spec} says, and how it ends. */
class SpecCommandsTest {
  private static final String SPEC = "config/specs/customer.yml";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private String changed(String right, String wrong) throws IOException {
    String text = Files.readString(Path.of(SPEC));
    assertThat(text).contains(right);
    Path file = directory.resolve("changed.yml");
    return Files.writeString(file, text.replace(right, wrong)).toString();
  }

  @Test
  void explainsInWords() {
    CommandRun run = CommandRun.of("spec", "explain", SPEC);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("customer, version customer_v1", "hash ")
        .contains("first_name from name.given(account_name)")
        .contains("last_name (normalised as name) and first_name (normalised as nickname)")
        .contains("From 14.5 on it is a match that joins entities.");
  }

  @Test
  void explainsAsJson() throws IOException {
    var json = JSON.readTree(CommandRun.of("spec", "explain", SPEC, "--format", "json").out());
    assertThat(json.path("paragraphs")).hasSize(6);
    assertThat(json.path("paragraphs").get(0).path("lines").size()).isPositive();
    assertThat(json.path("elements").findValuesAsText("section")).contains("THRESHOLD", "MAPPING");
  }

  @Test
  void anUnusableSpecIsNotExplained() throws IOException {
    CommandRun run = CommandRun.of("spec", "explain", changed("match: 13.0", "match: 3"));
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("above match (3.0)", "cannot be used; see above");
  }

  @Test
  void aDiffListsChangesAndEndsWithOne() throws IOException {
    String other = changed("match: 13.0", "match: 12.5");
    CommandRun run = CommandRun.of("spec", "diff", SPEC, other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsExactly(
            "~ threshold match: 13 -> 12.5",
            "Records are resolved anew: the plans have different hashes.");
    var json = JSON.readTree(CommandRun.of("spec", "diff", SPEC, other, "--format=json").out());
    assertThat(json.path("alike").asBoolean()).isFalse();
    assertThat(json.path("thresholdsChange").asBoolean()).isTrue();
    assertThat(json.path("shadowRequired").asBoolean()).isFalse();
    assertThat(json.at("/changes/0/traits/0/after").asText()).isEqualTo("12.5");
  }

  @Test
  void aDiffTellsThatGovernanceAsksForAShadowRun() throws IOException {
    String other = changed("      match: 13.0", "      match: 12.5");
    Path asking = directory.resolve("asking.yml");
    String governed =
        Files.readString(Path.of(SPEC))
            + "\ngovernance: {require_shadow_on_threshold_change: true}\n";
    Files.writeString(asking, governed);
    assertThat(CommandRun.of("spec", "diff", asking.toString(), other).out())
        .contains("asks for a shadow run before");
    CommandRun harmless = CommandRun.of("spec", "diff", asking.toString(), SPEC);
    assertThat(harmless.out())
        .contains("~ governance require_shadow_on_threshold_change: true -> false")
        .contains("resolved as before")
        .doesNotContain("shadow run before");
  }

  @Test
  void aDiffOfOneSpecIsEmpty() {
    CommandRun run = CommandRun.of("spec", "diff", SPEC, SPEC);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Nothing differs.");
  }

  @Test
  void addedAndRemovedPartsAreTold() throws IOException {
    String other = changed("    - [phone]\n", "    - {strategy: phonetic, fields: last_name}\n");
    assertThat(CommandRun.of("spec", "diff", SPEC, other).out().lines())
        .contains(
            "- blocking phone: normalizer phone, max_block_size that of limits",
            "+ blocking last_name:soundex: normalizer name, max_block_size that of limits");
  }

  @Test
  void strictRefusesWarnings() throws IOException {
    String spec = unusedAttribute();
    assertThat(CommandRun.of("spec", "validate", spec).exitCode()).isZero();
    CommandRun strict = CommandRun.of("spec", "validate", spec, "--strict");
    assertThat(strict.exitCode()).isEqualTo(65);
    assertThat(strict.out()).contains("warning: ", "1 warning, 0 notes");
    assertThat(CommandRun.of("spec", "validate", SPEC, "--strict").exitCode()).isZero();
  }

  private String unusedAttribute() throws IOException {
    return changed(
        "      phone: phone\n      company_name: company_name",
        "      phone: phone\n      fax: fax\n      company_name: company_name");
  }

  @Test
  void printsTheSchema() throws IOException {
    CommandRun run = CommandRun.of("spec", "schema");
    assertThat(run.exitCode()).isZero();
    assertThat(JSON.readTree(run.out()))
        .isEqualTo(JSON.readTree(Files.readString(Path.of("config", "spec.schema.json"))));
  }

  @Test
  void mutilatedSpecsEndInTwoWaysOnlyAndNeverInAStackTrace() throws IOException {
    byte[] text = Files.readAllBytes(Path.of(SPEC));
    Path file = directory.resolve("fuzz.yml");
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      byte[] mutated = text.clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, mutated);
      CommandRun run = CommandRun.of("spec", "validate", file.toString());
      assertThat(run.exitCode()).as("seed %d", seed).isIn(0, 65);
      assertThat(run.out() + run.err())
          .as("seed %d", seed)
          .isNotBlank()
          .doesNotContain("Exception", "\tat ");
    }
  }
}
