package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a spec as people publish, list and bring them back. */
@Timeout(300)
class SpecPublishIT {
  private static final String FIRST = PeopleSpec.text(1.0, 0.5, 0.9, 0.5);
  private static final String SECOND =
      FIRST.replace("people_v1", "people_v2").replace("match: 0.9", "match: 0.7");
  private static final String THIRD =
      SECOND
          .replace("people_v2", "people_v3")
          .replace("sources:", "sources:\n  shop: {primary_key: id, attributes: [email, name]}");

  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private CommandRun run(Path spec, String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of("spec", command, "--spec", spec.toString()));
    arguments.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Resolver resolver(String text) {
    Plan plan = SpecReader.read(text, "test").plan();
    assertThat(plan).isNotNull();
    return Resolver.start(
        new ResolverSettings(
            plan,
            KafkaAccess.plain(broker.bootstrapServers()),
            2,
            directory.resolve("state"),
            1,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT));
  }

  @Test
  void versionsArePublishedListedAndBroughtBack() throws Exception {
    Path first = file("v1.yml", FIRST);
    Path second = file("v2.yml", SECOND);
    Path third = file("v3.yml", THIRD);
    assertThat(run(first, "versions").out()).contains("nothing was published yet");
    assertThat(run(first, "publish", "--note", "the first").out())
        .contains("published version 1 (people_v1");
    assertThat(run(first, "versions").out())
        .contains("published", "the first", "no resolver has taken it up yet");

    try (Resolver resolver = resolver(FIRST)) {
      assertThat(resolver.spec().number()).isEqualTo(1);
      assertThat(run(first, "publish", "--wait").out())
          .contains("nothing was published", "version 1 is in force");
      CommandRun published = run(second, "publish", "--wait");
      assertThat(published.exitCode()).isZero();
      assertThat(published.out()).contains("published version 2", "version 2 is in force");
      assertThat(resolver.plan().identityVersion()).isEqualTo("people_v2");

      CommandRun widened = run(third, "publish", "--wait");
      assertThat(widened.out()).contains("version 3 is in force");
      assertThat(widened.err()).contains("only then they read what is new", "shop");

      assertThat(run(first, "publish", "--again", "2", "--wait").out())
          .contains("published version 4 (people_v2", "version 4 is in force");
      CommandRun unknown = run(first, "publish", "--again", "9");
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err()).contains("no version 9");
    }
    assertThat(run(first, "versions", "--show", "2").out().strip()).isEqualTo(SECOND.strip());
    assertThat(run(first, "versions", "--show", "8").exitCode()).isEqualTo(1);
    assertStates(run(first, "versions", "--format", "json").out());
  }

  private static void assertStates(String out) throws Exception {
    JsonNode json = new ObjectMapper().readTree(out);
    List<String> states = new ArrayList<>();
    json.path("versions").forEach(version -> states.add(version.path("state").asText()));
    assertThat(states).containsExactly("replaced", "replaced", "replaced", "in_force");
    assertThat(json.path("status").path("phase").asText()).isEqualTo("resting");
    assertThat(json.path("status").path("active").asInt()).isEqualTo(4);
  }
}
