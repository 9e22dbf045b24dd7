package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path directory;
  private Path data;

  @BeforeEach
  void generate() throws IOException {
    data = directory.resolve("data/demo");
    Files.createDirectories(data);
    assertThat(CommandRun.of("generate", "--entities", "150", "--out", data.toString()).exitCode())
        .isZero();
  }

  private String[] train(Path spec, Path out) {
    return new String[] {
      "train",
      "--spec",
      spec.toString(),
      "--source",
      "crm_contacts=" + data.resolve("crm_contacts.csv"),
      "--source",
      "app_signups=" + data.resolve("app_signups.csv"),
      "--labels",
      data.resolve("truth.csv").toString(),
      "--out",
      out.toString()
    };
  }

  @Test
  void writesAModelThatTheSpecCanNameAndAPage() throws IOException {
    Path spec = directory.resolve("customer.yml");
    String text = Files.readString(Path.of("config/specs/customer.yml"));
    Files.writeString(
        spec, text.replaceFirst("( *)strategy: fellegi_sunter", "$0\n$1model: models/m.json"));
    assertThat(CommandRun.of("spec", "validate", spec.toString()).exitCode()).isEqualTo(65);

    Path model = directory.resolve("models/m.json");
    CommandRun run = CommandRun.of(train(spec, model));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("email equal", "prior: one pair in");
    assertThat(Files.readString(directory.resolve("models/m.html"))).contains("<svg");
    assertThat(Files.readString(model)).contains("tributary-model/1");
    assertThat(CommandRun.of("spec", "validate", spec.toString()).exitCode()).isZero();

    byte[] first = Files.readAllBytes(model);
    assertThat(CommandRun.of(train(spec, model)).exitCode()).isZero();
    assertThat(Files.readAllBytes(model)).isEqualTo(first);
  }

  @Test
  void onlySpecsWithWeightsCanBeTrained() throws IOException {
    Path spec = directory.resolve("rules.yml");
    Files.writeString(
        spec,
        """
        entity: customer
        sources:
          crm_contacts: {primary_key: crm_contact_id, attributes: [email]}
          app_signups: {primary_key: app_user_id, attributes: [email]}
        blocking: {keys: [email]}
        rules: [{name: email, type: exact, field: email, weight: 1}]
        decision: {scoring: weighted_sum, thresholds: {match: 0.9, review: 0.5}}
        """);
    CommandRun run = CommandRun.of(train(spec, directory.resolve("m.json")));
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("only fellegi_sunter scoring has weights to train");
  }

  @Test
  void measuresDatasetsBySpecsThatFit() throws IOException {
    Path page = directory.resolve("quality.md");
    CommandRun run =
        CommandRun.of(
            "bench",
            "quality",
            "--data",
            directory.resolve("data").toString(),
            "--demo",
            "0",
            "--worst",
            "1",
            "--out",
            page.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("| demo |", "| customer | as written |", "| trained |");
    assertThat(Files.readString(page)).startsWith("# Quality").contains("**0.9");
    Path empty = Files.createDirectories(directory.resolve("empty"));
    assertThat(
            CommandRun.of("bench", "quality", "--data", empty.toString(), "--demo", "0").exitCode())
        .isEqualTo(65);
  }
}
