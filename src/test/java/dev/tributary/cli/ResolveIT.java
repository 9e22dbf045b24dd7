package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BatchResolver;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.cli.feed.SourceFile;
import dev.tributary.cli.feed.SourceRecords;
import dev.tributary.evaluation.ClusterEvaluation;
import dev.tributary.evaluation.Clustering;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files through the whole topology to files. */
@Timeout(300)
class ResolveIT {
  private static final List<String> SOURCES =
      List.of("crm_contacts", "billing_accounts", "support_users", "app_signups", "partner_leads");

  @TempDir Path directory;
  private Path data;

  @BeforeEach
  void generate() {
    data = directory.resolve("data");
    assertThat(CommandRun.of("generate", "--entities", "100", "--out", data.toString()).exitCode())
        .isZero();
  }

  private CommandRun resolve(String out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("resolve"));
    arguments.addAll(List.of("--spec", "config/specs/customer.yml"));
    arguments.addAll(List.of("--out", directory.resolve(out).toString()));
    for (String source : SOURCES) {
      arguments.addAll(List.of("--source", source + "=" + data.resolve(source + ".csv")));
    }
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode report(String out) throws IOException {
    return new ObjectMapper().readTree(directory.resolve(out).resolve("report.json").toFile());
  }

  private Clustering crosswalk(String out) {
    return Clustering.read(directory.resolve(out).resolve("crosswalk.csv"));
  }

  private void assertSameEntities(String one, String other) {
    var exact = ClusterEvaluation.compare(crosswalk(one), crosswalk(other)).exactClusters();
    assertThat(exact.precision()).isEqualTo(1);
    assertThat(exact.recall()).isEqualTo(1);
    assertThat(crosswalk(one).size()).isEqualTo(crosswalk(other).size());
  }

  @Test
  void writesEverythingTheSameForAnyOrderAndAnyNumberOfPartitions() throws IOException {
    CommandRun run = resolve("one", "--truth", data.resolve("truth.csv").toString());
    assertThat(run.err()).doesNotContain("WRONG");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("golden records", "Every record is in the crosswalk once");

    Clustering truth = Clustering.read(data.resolve("truth.csv"));
    assertThat(crosswalk("one").entities().keySet()).isEqualTo(truth.entities().keySet());
    JsonNode report = report("one");
    assertThat(report.at("/records/total").asInt()).isEqualTo(truth.size());
    assertThat(report.at("/quality/pairwise/f1").asDouble()).isGreaterThan(0.7);
    assertThat(report.at("/latency_millis/measured").asInt()).isEqualTo(truth.size());
    try (var golden = Files.lines(directory.resolve("one/golden.csv"))) {
      assertThat(golden.count()).isEqualTo(1 + report.at("/golden_records").asLong());
    }
    for (String file : List.of("merge-log.jsonl", "decisions.jsonl")) {
      for (String line : Files.readAllLines(directory.resolve("one").resolve(file))) {
        assertThat(new ObjectMapper().readTree(line).isObject()).isTrue();
      }
    }

    var likeBatch = ClusterEvaluation.compare(crosswalk("one"), inMemory());
    assertThat(likeBatch.recordsCompared()).isEqualTo(truth.size());
    assertThat(likeBatch.exactClusters().precision()).isEqualTo(1);
    assertThat(likeBatch.exactClusters().recall()).isEqualTo(1);

    assertThat(resolve("two", "--order", "shuffle:5", "--partitions", "3").exitCode()).isZero();
    assertSameEntities("one", "two");
  }

  @Test
  void aKeptDirectoryIsTakenUpAgain() throws IOException {
    String kept = directory.resolve("kept").toString();
    assertThat(resolve("one", "--data-dir", kept).err()).doesNotContain("already hold");
    Path crm = data.resolve("crm_contacts.csv");
    String header = Files.readAllLines(crm).get(0);
    String row =
        "CRM_NEW,Quirin,Zzyzx,quirin@zzyzx.example" + ",".repeat(header.split(",").length - 4);
    Files.writeString(crm, row + "\n", StandardOpenOption.APPEND);
    CommandRun again = resolve("two", "--data-dir", kept);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("already hold");
    assertThat(report("two").at("/counts/unchanged").asInt()).isEqualTo(crosswalk("one").size());
    assertThat(crosswalk("two").size()).isEqualTo(crosswalk("one").size() + 1);
  }

  @Test
  void aNamedBrokerServesAsWellAndRowsThatCannotBeReadAreToldOf() throws IOException {
    Files.writeString(data.resolve("crm_contacts.csv"), ",Nobody\n", StandardOpenOption.APPEND);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      CommandRun run = resolve("one", "--bootstrap-servers", broker.bootstrapServers());
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("left out: ").contains("crm_contacts.csv, line ");
      assertThat(report("one").at("/records/rejected_rows").asInt()).isEqualTo(1);
      assertThat(report("one").at("/settings/broker").asText()).isEqualTo("named");
      checkTopics(broker);
    }
  }

  /** What the batch makes of the same files by the same spec. */
  private Clustering inMemory() throws IOException {
    String spec = Files.readString(Path.of("config/specs/customer.yml"));
    Plan plan = Objects.requireNonNull(SpecReader.read(spec, "customer.yml").plan());
    List<SourceFile> files =
        SOURCES.stream()
            .map(source -> new SourceFile(source, data.resolve(source + ".csv")))
            .toList();
    BatchRecords records = SourceRecords.read(files, plan, row -> {});
    return new Clustering(BatchResolver.resolve(records).crosswalk());
  }

  private static void checkTopics(EmbeddedBroker broker) {
    String[] check = {
      "topics",
      "check",
      "--spec",
      "config/specs/customer.yml",
      "--bootstrap-servers",
      broker.bootstrapServers()
    };
    CommandRun same = CommandRun.of(check);
    assertThat(same.exitCode()).as(same.out()).isZero();
    assertThat(same.out()).contains("0 differences");

    String[] other = check.clone();
    other[1] = "apply";
    other = Arrays.copyOf(other, other.length + 2);
    other[6] = "--partitions";
    other[7] = "5";
    CommandRun different = CommandRun.of(other);
    assertThat(different.exitCode()).isEqualTo(1);
    assertThat(different.out()).contains("must be put right: ", "0 created");
  }
}
