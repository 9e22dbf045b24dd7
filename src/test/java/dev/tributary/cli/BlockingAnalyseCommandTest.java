package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tributary blocking analyse} on files. */
class BlockingAnalyseCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder rows = new StringBuilder("id,name,city,email\n");
    StringBuilder truth = new StringBuilder("source,id,entity\n");
    for (int i = 0; i < 40; i++) {
      // Every second record of an entity has another email, every fourth another spelling too.
      String name = "person" + (char) ('a' + i / 2 % 26) + (i % 4 == 3 ? "x" : "");
      String email = i % 2 == 0 ? "p" + i + "@x.example" : "q" + i + "@x.example";
      rows.append(i).append(',').append(name).append(",city").append(i / 2).append(',');
      rows.append(email).append('\n');
      truth.append("people,").append(i).append(",e").append(i / 2).append('\n');
    }
    Files.writeString(directory.resolve("people.csv"), rows);
    Files.writeString(directory.resolve("truth.csv"), truth);
    Files.writeString(
        directory.resolve("spec.yml"),
        """
        entity: person
        sources: {people: {primary_key: id, attributes: [name, city, email]}}
        blocking: {keys: [email, name]}
        decision:
          scoring:
            fields:
              - {name: name, comparator: jaro_winkler, m_probability: 0.9, u_probability: 0.01}
              - {name: city, m_probability: 0.9, u_probability: 0.1}
              - {name: email, m_probability: 0.9, u_probability: 0.001}
            thresholds: {match: 3, possible: 0}
        """);
  }

  private CommandRun analyse(String... more) {
    String fixed =
        "blocking analyse --spec %s --source people=%s"
            .formatted(directory.resolve("spec.yml"), directory.resolve("people.csv"));
    return CommandRun.of((fixed + " " + String.join(" ", more)).strip().split(" "));
  }

  @Test
  void saysWhatKeysFindOfTheTruthAndSuggestsBetterOnes() {
    CommandRun run = analyse("--truth", directory.resolve("truth.csv").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("40 records, 20 pairs that belong together by the truth");
    assertThat(lines).anyMatch(it -> it.matches(" +email +0 +0 +0 +0 +0.00% +0.00%"));
    assertThat(lines).anyMatch(it -> it.matches(" +name +10 .* 50.00% +50.00%"));
    assertThat(lines).anyMatch(it -> it.matches(" +city +20 comparisons +\\+100.00% = 100.00%"));
    assertThat(lines).contains("    - [\"city\"]");
  }

  @Test
  void aSuggestionIsPartOfASpec() throws IOException {
    CommandRun run = analyse();
    assertThat(run.out()).contains("by the spec's own score under any key");
    String suggestion =
        run.out()
            .lines()
            .dropWhile(it -> !it.equals("blocking:"))
            .collect(Collectors.joining("\n"));
    String spec =
        Files.readString(directory.resolve("spec.yml"))
            .replace("blocking: {keys: [email, name]}", suggestion);
    assertThat(SpecReader.read(spec, "suggested.yml").plan()).isNotNull();
  }

  @Test
  void asJson() throws IOException {
    var json = new ObjectMapper().readTree(analyse("--own", "--format", "json").out());
    assertThat(json.path("records").asInt()).isEqualTo(40);
    assertThat(json.path("labelled").asBoolean()).isFalse();
    assertThat(json.path("keys")).hasSize(2);
    assertThat(json.path("others")).isEmpty();
    assertThat(json.at("/keys/1/comparisons").asInt()).isEqualTo(10);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(analyse("--recall", "1.5").exitCode()).isEqualTo(2);
    assertThat(analyse("--truth", directory.resolve("none.csv").toString()).exitCode())
        .isEqualTo(65);
  }
}
