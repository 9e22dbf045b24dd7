package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Weights learned from the records of a resolver, not from files. */
@Timeout(300)
class TrainRunningIT {
  private static final String SPEC = "config/specs/customer.yml";

  @TempDir Path directory;

  private List<String> sources() {
    List<String> options = new ArrayList<>();
    for (String source :
        List.of(
            "crm_contacts", "billing_accounts", "support_users", "app_signups", "partner_leads")) {
      options.add("--source");
      options.add(source + "=" + directory.resolve("data").resolve(source + ".csv"));
    }
    return options;
  }

  private static CommandRun run(List<String> more, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return CommandRun.of(all.toArray(String[]::new));
  }

  private CommandRun train(String model, List<String> more) {
    return run(more, "train", "--spec", SPEC, "--out", directory.resolve(model).toString());
  }

  @Test
  void whatIsLearnedFromTheResolverIsWhatIsLearnedFromItsFiles() throws IOException {
    String data = directory.resolve("data").toString();
    assertThat(CommandRun.of("generate", "--entities", "150", "--out", data).exitCode()).isZero();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      String servers = broker.bootstrapServers();
      CommandRun none = train("none.json", List.of("--bootstrap-servers", servers));
      assertThat(none.exitCode()).isEqualTo(65);
      assertThat(none.err()).contains("no resolver of this entity type has run on this broker");

      String out = directory.resolve("out").toString();
      CommandRun resolved =
          run(sources(), "resolve", "--spec", SPEC, "--out", out, "--bootstrap-servers", servers);
      assertThat(resolved.exitCode()).as(resolved.err()).isZero();

      assertThat(train("files.json", sources()).exitCode()).isZero();
      CommandRun running = train("running.json", List.of("--bootstrap-servers", servers));
      assertThat(running.exitCode()).as(running.err()).isZero();
      assertThat(Files.readString(directory.resolve("running.json")))
          .isEqualTo(Files.readString(directory.resolve("files.json")));

      CommandRun sample =
          train("few.json", List.of("--bootstrap-servers", servers, "--max-records", "300"));
      assertThat(sample.exitCode()).as(sample.err()).isZero();
      String said =
          sample.err().lines().filter(it -> it.contains("records of the")).toList().get(0);
      int taken = Integer.parseInt(said.replaceAll("\\D.*", ""));
      assertThat(taken).isBetween(150, 300);

      List<String> both = new ArrayList<>(sources());
      both.addAll(List.of("--bootstrap-servers", servers));
      assertThat(train("both.json", both).err()).contains("exclude each other");
      assertThat(train("neither.json", List.of()).err()).contains("--source is missing");
    }
  }
}
