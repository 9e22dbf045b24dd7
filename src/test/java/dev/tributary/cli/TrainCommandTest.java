package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    String[] words = train(spec, directory.resolve("m.json"));
    assertThat(CommandRun.of(words).err())
        .contains("a source that the spec does not have; it has crm_contacts, app_signups");
    Path labels = directory.resolve("labels.csv");
    Files.writeString(labels, "source,id,entity\n");
    words[List.of(words).indexOf("--labels") + 1] = labels.toString();
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("only fellegi_sunter scoring has weights to train");
  }

  /** Pairs of the truth: each record with the one before, of its entity or of another. */
  private Path pairs() throws IOException {
    List<String> lines = new ArrayList<>(List.of("source_a,id_a,source_b,id_b,label"));
    List<String> truth = Files.readAllLines(data.resolve("truth.csv"));
    truth.remove(0);
    truth.sort(
        (a, b) -> a.substring(a.lastIndexOf(',')).compareTo(b.substring(b.lastIndexOf(','))));
    for (int i = 1; i < truth.size(); i++) {
      String[] a = truth.get(i - 1).split(",");
      String[] b = truth.get(i).split(",");
      lines.add(String.join(",", a[0], a[1], b[0], b[1], a[2].equals(b[2]) ? "match" : "no_match"));
    }
    Path file = directory.resolve("pairs.csv");
    Files.write(file, lines);
    return file;
  }

  @Test
  void labelsOfPairsAreLearnedFromToo() throws IOException {
    Path spec = Path.of("config/specs/customer.yml");
    Path model = directory.resolve("m.json");
    String[] words = train(spec, model);
    Path pairs = pairs();
    words[List.of(words).indexOf("--labels") + 1] = pairs.toString();
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("of which no file was given");
    assertThat(Files.readString(model)).containsPattern("\"labelled_pairs\"\\s*:\\s*[1-9]");

    Files.writeString(
        pairs, "source_a,id_a,source_b,id_b,label\ncrm_contacts,1,crm_contacts,2,maybe\n");
    CommandRun wrong = CommandRun.of(words);
    assertThat(wrong.exitCode()).isEqualTo(65);
    assertThat(wrong.err()).contains("line 2", "match or no_match");
  }

  /** A spec with a rule that asks a model, in place of the weights. */
  private Path labelledSpec() throws IOException {
    Path spec = directory.resolve("labelled.yml");
    Files.copy(Path.of("config/specs/labelled/customer.yml"), spec);
    return spec;
  }

  private CommandRun trainModel(Path spec, Path labels, String... more) {
    List<String> words = new ArrayList<>(List.of("train", "--spec", spec.toString()));
    for (String source :
        List.of(
            "crm_contacts", "billing_accounts", "support_users", "app_signups", "partner_leads")) {
      words.addAll(List.of("--source", source + "=" + data.resolve(source + ".csv")));
    }
    words.addAll(List.of("--labels", labels.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic_regression", "boosted_trees"})
  void trainsTheModelThatARuleAsks(String kind) throws IOException {
    Path spec = labelledSpec();
    assertThat(CommandRun.of("spec", "validate", spec.toString()).exitCode()).isEqualTo(65);
    CommandRun run = trainModel(spec, data.resolve("truth.csv"), "--kind", kind);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("email damerau_levenshtein", "held out", "calibration error");
    Path model = directory.resolve("models/customer_pairs.json");
    assertThat(Files.readString(model)).contains("\"type\" : \"" + kind + "\"");
    assertThat(CommandRun.of("spec", "validate", spec.toString()).exitCode()).isZero();

    Path again = directory.resolve("again.json");
    trainModel(spec, data.resolve("truth.csv"), "--kind", kind, "--out", again.toString());
    assertThat(again).hasSameTextualContentAs(model);
    Path resolved = directory.resolve("specs");
    Files.createDirectories(resolved.resolve("models"));
    Files.copy(spec, resolved.resolve("customer.yml"));
    Files.copy(model, resolved.resolve("models/customer_pairs.json"));
    CommandRun bench =
        CommandRun.of(
            "bench",
            "quality",
            "--data",
            data.toString(),
            "--specs",
            resolved.toString(),
            "--demo",
            "0");
    double f1 = Double.parseDouble(bench.out().split("\\*\\*")[1]);
    assertThat(f1).as(bench.out()).isGreaterThan(0.9);
  }

  @Test
  void saysWhatAModelOfPairsLacks() throws IOException {
    Path spec = labelledSpec();
    Path truth = data.resolve("truth.csv");
    assertThat(trainModel(spec, truth, "--kind", "boosted_trees", "--feature", "emial").err())
        .contains("no source has the attribute \"emial\"", "email");
    assertThat(trainModel(spec, truth, "--kind", "boosted_trees", "--model", "other").err())
        .contains("no rule asks the model \"other\"", "customer_pairs");
    Path few = directory.resolve("few.csv");
    List<String> lines = Files.readAllLines(truth);
    Files.write(few, lines.subList(0, 4));
    CommandRun tooFew = trainModel(spec, few, "--kind", "logistic_regression");
    assertThat(tooFew.exitCode()).isEqualTo(65);
    assertThat(tooFew.err()).contains("a model needs 10 of each");
    Files.writeString(few, lines.get(0) + "\ncrm_contacts,nobody,e1\n");
    CommandRun unknown = trainModel(spec, few, "--kind", "logistic_regression");
    assertThat(unknown.exitCode()).isEqualTo(65);
    assertThat(unknown.err()).contains("labels crm_contacts:nobody, which is no record");
    Path weights = Path.of("config/specs/customer.yml");
    assertThat(trainModel(weights, truth, "--kind", "boosted_trees").err())
        .contains("has no rule of type ml");
    CommandRun noLabels =
        CommandRun.of(
            "train",
            "--spec",
            spec.toString(),
            "--kind",
            "boosted_trees",
            "--source",
            "crm_contacts=" + data.resolve("crm_contacts.csv"));
    assertThat(noLabels.exitCode()).isEqualTo(2);
    assertThat(noLabels.err()).contains("--labels");
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
