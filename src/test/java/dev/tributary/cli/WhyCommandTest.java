package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
  private static final String SPEC =
      """
      entity: {name: person}
      sources:
        crm: {primary_key: id, attributes: {name: name, email: [mail, mail2], vat: vat}}
        app: {primary_key: id, attributes: {name: name, email: mail}}
      blocking: {keys: [email, name]}
      decision:
        scoring:
          prior_log_odds: -6
          fields:
            - name: name
              comparator: jaro_winkler
              term_frequency: names.csv
              levels:
                - {threshold: 1, m: 0.8, u: 0.05}
                - {threshold: 0.9, m: 0.1, u: 0.05}
                - {else: true, m: 0.1, u: 0.9}
            - {name: email, m_probability: 0.9, u_probability: 0.001}
            - {name: vat, m_probability: 0.9, u_probability: 0.001, conflict: veto}
          thresholds: {match: 6, possible: 0}
      """;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(directory.resolve("spec.yml"), SPEC);
    Files.writeString(directory.resolve("names.csv"), "value,count\nAnna Smith,1\nJo,99\n");
    Files.writeString(
        directory.resolve("crm.csv"),
        """
        id,name,mail,mail2,vat
        1,ANNA SMITH,x@y.de,Anna@Smith.org,DE123456789
        2,Anna Smith,,,DE987654321
        """);
    Files.writeString(
        directory.resolve("app.csv"), "id,name,mail\na:7,Anna Smith,anna@smith.org\nb,Jo,\n");
  }

  private CommandRun why(String a, String b, String... more) {
    String[] arguments = {
      "why",
      "--spec",
      directory.resolve("spec.yml").toString(),
      "--a",
      a,
      "--b",
      b,
      "--source",
      "crm=" + directory.resolve("crm.csv"),
      "--source",
      "app=" + directory.resolve("app.csv")
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  @Test
  void showsTheWaterfallWithRawAndNormalisedValues() throws IOException {
    CommandRun run = why("crm:1", "app:a:7", "--format", "json");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("outcome").asText()).isEqualTo("match");
    assertThat(report.path("blocks")).hasSize(2);
    assertThat(report.path("prior").asDouble()).isEqualTo(-6);
    JsonNode name = report.path("steps").path(0);
    assertThat(name.path("condition").asText()).isEqualTo("equal");
    assertThat(name.path("from").asDouble()).isEqualTo(-6);
    assertThat(name.path("weight").asDouble()).isCloseTo(4, within());
    double adjustment = Math.log(0.05 / 0.01) / Math.log(2);
    assertThat(name.path("term_frequency").path("adjustment").asDouble())
        .isCloseTo(adjustment, within());
    assertThat(name.path("to").asDouble()).isCloseTo(-6 + 4 + adjustment, within());
    JsonNode values = name.path("values").path(0);
    assertThat(values.path("a").path("raw").path(0).asText()).isEqualTo("ANNA SMITH");
    assertThat(values.path("a").path("normalised").path(0).asText()).isEqualTo("anna smith");
    JsonNode email = report.path("steps").path(1);
    assertThat(email.path("evidence").path(0).path(0).asText()).isEqualTo("anna@smith.org");
    assertThat(email.path("evidence")).hasSize(1);
    JsonNode vat = report.path("steps").path(2);
    assertThat(vat.path("outcome").asText()).isEqualTo("skipped");
    assertThat(vat.path("contribution").isNull()).isTrue();
    assertThat(vat.path("to").asDouble()).isCloseTo(report.path("total").asDouble(), within());
  }

  @Test
  void isReadableAsText() {
    CommandRun run = why("crm:1", "app:a:7");
    assertThat(run.out())
        .contains("crm:1 and app:a:7: a match at 10.1", "probability 0.999")
        .contains("brought together by name, email")
        .containsPattern("name +equal +\\+6.32 +0.32 +anna smith")
        .containsPattern("1.0000 % have that value +of it \\+2.32")
        .containsPattern("vat +nothing to compare")
        .containsPattern("total +10.1\\d +review from 0.00, match from 6.00");
  }

  @Test
  void aVetoDecides() throws IOException {
    CommandRun run = why("crm:1", "crm:2", "--format", "json");
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("outcome").asText()).isEqualTo("vetoed");
    assertThat(report.path("total").isNull()).isTrue();
    assertThat(why("crm:1", "crm:2").out()).contains("no match, a conflict decides", "veto");
  }

  @Test
  void saysWhereTwoRecordsAreNeverCompared() {
    assertThat(why("crm:1", "app:b").out()).contains("never compared");
  }

  @Test
  void aRecordThatIsNotThereIsNamed() {
    CommandRun run = why("crm:1", "app:nobody");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("app:nobody", "--source");
    assertThat(why("crm", "app:b").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }
}
