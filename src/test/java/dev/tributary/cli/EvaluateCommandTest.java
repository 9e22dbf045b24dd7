package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  /** Two customers: a1, a2, a3 and b1, b2. */
  private static final String TRUTH =
      "source,id,entity\ncrm,a1,A\ncrm,a2,A\napp,a3,A\ncrm,b1,B\napp,b2,B\n";

  /** Of the four true pairs two are found, and one is wrong. */
  private static final String FOUND =
      "source,id,entity\ncrm,a1,1\ncrm,a2,1\napp,a3,2\ncrm,b1,2\napp,b2,3\ncrm,x,4\n";

  @TempDir Path directory;

  @Test
  void comparesInATable() throws IOException {
    CommandRun run = evaluate(TRUTH, FOUND);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("pairwise +0\\.5000 +0\\.2500 +0\\.3333")
        .contains("1 pairs right, 1 wrong, 3 missing")
        .contains("5 records compared; 0 only in the truth, 1 only in what was found");
  }

  @Test
  void comparesInJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(evaluate(TRUTH, FOUND, "--json").out());
    assertThat(json.at("/pairwise/precision").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/pairwise/recall").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/exact_clusters/exact").asInt()).isZero();
    assertThat(json.at("/only_in_found").asInt()).isEqualTo(1);
    assertThat(json.has("worst")).isFalse();
  }

  @Test
  void showsTheWorst() throws IOException {
    assertThat(evaluate(TRUTH, FOUND, "--worst", "1").out())
        .contains("wrongly merged: 2, 2 records in 2 parts, 1 pairs wrong")
        .contains("wrongly split: A, 3 records in 2 parts, 2 pairs wrong");
    JsonNode json =
        new ObjectMapper().readTree(evaluate(TRUTH, FOUND, "--worst", "1", "--json").out());
    assertThat(json.at("/worst/merged/0/cluster").asText()).isEqualTo("2");
    assertThat(json.at("/worst/split/0/parts/0/examples/0").asText()).isEqualTo("crm:a1");
  }

  @Test
  void filesOfTheWrongFormAreBadData() throws IOException {
    CommandRun run = evaluate("source,id\ncrm,a1\n", FOUND);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("truth.csv, line 1").contains("no column entity");
  }

  @Test
  void filesWithoutACommonRecordAreBadData() throws IOException {
    CommandRun run = evaluate("source,id,entity\nerp,a1,A\n", FOUND);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("no record in common");
  }

  private CommandRun evaluate(String truth, String found, String... more) throws IOException {
    Path truthFile = Files.writeString(directory.resolve("truth.csv"), truth);
    Path foundFile = Files.writeString(directory.resolve("found.csv"), found);
    String[] arguments = new String[5 + more.length];
    arguments[0] = "evaluate";
    arguments[1] = "--truth";
    arguments[2] = truthFile.toString();
    arguments[3] = "--clusters";
    arguments[4] = foundFile.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }
}
