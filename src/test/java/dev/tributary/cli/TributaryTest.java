package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cli.terminal.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line says and how it ends, as far as no broker is needed. */
class TributaryTest {
  private static final String SPEC = "config/specs/customer.yml";

  @TempDir Path directory;

  @Test
  void withoutACommandItSaysWhatThereIs() {
    CommandRun run = CommandRun.of();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Usage: tributary")
        .contains("demo", "resolve", "run", "evaluate", "spec", "topics", "generate")
        .contains("Exit codes:");
    assertThat(CommandRun.of("--help").out()).isEqualTo(run.out());
    assertThat(CommandRun.of("--version").out()).startsWith("tributary ").contains("Kafka 4.");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    checkHelp(Tributary.commandLine(new StopSignal()), List.of());
  }

  private static void checkHelp(CommandLine command, List<String> path) {
    for (var sub : command.getSubcommands().entrySet()) {
      List<String> words = new ArrayList<>(path);
      words.add(sub.getKey());
      List<String> asked = new ArrayList<>(words);
      asked.add("--help");
      CommandRun run = CommandRun.of(asked.toArray(String[]::new));
      assertThat(run.exitCode()).as(words.toString()).isZero();
      assertThat(run.out()).contains("Usage: tributary " + String.join(" ", words));
      if (sub.getValue().getSubcommands().isEmpty()) {
        assertThat(run.out()).as("an example for " + words).containsPattern("Examples?:");
      } else {
        checkHelp(sub.getValue(), words);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resolv",
        "resolve",
        "resolve --spec x --out y --source crm.csv",
        "resolve --spec x --out y --source =crm.csv",
        "resolve --spec x --out y --source crm=",
        "resolve --spec x --out y --source crm=c.csv --order sorted",
        "resolve --spec x --out y --source crm=c.csv --order shuffle:",
        "resolve --spec x --out y --source crm=c.csv --timeout 5",
        "resolve --spec x --out y --source crm=c.csv --partitions 0",
        "resolve --spec x --out y --source crm=c.csv --threads two",
        "run",
        "run --spec x --commit-interval-ms -1",
        "demo --entities 0",
        "demo --entities 1000000000",
        "demo --partitions 0",
        "generate --out y",
        "generate --entities 0 --out y",
        "evaluate --truth x",
        "topics",
        "topics apply --spec x",
        "spec",
        "spec validate",
        "spec validate x --format xml",
      })
  void wrongArgumentsAreToldInShortAndEndWithTwo(String arguments) {
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorLines()).hasSizeBetween(1, 3);
    assertThat(run.err()).startsWith("tributary: ").doesNotContain("Exception");
  }

  @Test
  void suggestsWhatMayBeMeant() {
    assertThat(CommandRun.of("resolv").err()).contains("tributary resolve");
    assertThat(CommandRun.of("spec", "validat").err()).contains("see tributary spec --help");
  }

  @Test
  void aSpecIsValidatedAsText() throws IOException {
    CommandRun good = CommandRun.of("spec", "validate", SPEC);
    assertThat(good.exitCode()).isZero();
    assertThat(good.out()).contains("can be used: customer customer_v1");

    Path bad = Files.writeString(directory.resolve("bad.yml"), "entity: customer\nsorces: {}\n");
    CommandRun run = CommandRun.of("spec", "validate", bad.toString());
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains(bad + ":2:1 error: ").contains("cannot be used");
  }

  @Test
  void aSpecIsValidatedAsJson() throws IOException {
    var json = new ObjectMapper();
    var good = json.readTree(CommandRun.of("spec", "validate", SPEC, "--format", "json").out());
    assertThat(good.path("valid").asBoolean()).isTrue();
    assertThat(good.path("sources")).hasSize(5);
    assertThat(good.path("hash").asText()).matches("[0-9a-f]{64}");

    Path bad = Files.writeString(directory.resolve("bad.yml"), "entity: customer\nsorces: {}\n");
    var run =
        json.readTree(CommandRun.of("spec", "validate", bad.toString(), "--format=json").out());
    assertThat(run.path("valid").asBoolean()).isFalse();
    assertThat(run.path("problems"))
        .anySatisfy(
            problem -> {
              assertThat(problem.path("line").asInt()).isEqualTo(2);
              assertThat(problem.path("severity").asText()).isEqualTo("error");
              assertThat(problem.path("message").asText()).contains("sorces");
            });
  }

  @Test
  void aSpecThatIsNotThereIsBadData() {
    CommandRun run = CommandRun.of("spec", "validate", directory.resolve("none.yml").toString());
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.err()).contains("does not exist");
  }

  @Test
  void aFileWithoutThePrimaryKeyIsRefusedWithItsColumns() throws IOException {
    Path file = Files.writeString(directory.resolve("crm.csv"), "id,first_name\n1,Ann\n");
    CommandRun run = resolve("crm_contacts=" + file);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err())
        .contains("no column crm_contact_id", "the source crm_contacts", "id, first_name");
  }

  @Test
  void aSourceThatTheSpecDoesNotHaveIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("erp.csv"), "id\n1\n");
    CommandRun run = resolve("erp=" + file);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("no source erp", "crm_contacts, billing_accounts");
  }

  @Test
  void aFileThatIsNotThereIsRefusedBeforeAnythingStarts() {
    CommandRun run = resolve("crm_contacts=" + directory.resolve("none.csv"));
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("none.csv does not exist");
  }

  @Test
  void anErrorInTheSpecIsShownWithItsLine() throws IOException {
    Path bad = Files.writeString(directory.resolve("bad.yml"), "entity: customer\nsorces: {}\n");
    CommandRun run =
        CommandRun.of(
            "resolve", "--spec", bad.toString(), "--out", out(), "--source", "crm_contacts=x.csv");
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("bad.yml:2:1 error: ").contains("cannot be used; see above");
  }

  @Test
  void withoutABrokerTheTopicsAreUnavailable() {
    CommandRun run =
        CommandRun.of("topics", "check", "--spec", SPEC, "--bootstrap-servers", "127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("no broker listens at 127.0.0.1:1").doesNotContain("\tat ");
  }

  @Test
  void anAddressThatIsNoneIsToldAsOne() {
    CommandRun run =
        CommandRun.of("topics", "check", "--spec", SPEC, "--bootstrap-servers", "nowhere");
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.err()).contains("nowhere does not name a broker");
  }

  @Test
  void stackTracesAreShownToThoseWhoAsk() {
    CommandRun run =
        CommandRun.of(
            "topics", "check", "--verbose", "--spec", SPEC, "--bootstrap-servers", "127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("no broker listens").contains("\tat dev.tributary");
  }

  private CommandRun resolve(String source) {
    return CommandRun.of("resolve", "--spec", SPEC, "--out", out(), "--source", source);
  }

  private String out() {
    return directory.resolve("out").toString();
  }
}
