package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one spec resolved is not continued under another. */
class SpecChangeIT {
  private static final String SPEC =
      """
      api_version: tributary/v1
      identity_version: people_v1
      entity: {name: person}
      sources:
        crm: {primary_key: id, attributes: {email: email, name: name}}
      blocking: {strategy: exact, keys: [email]}
      rules:
        - {name: email_exact, type: exact, field: email, weight: 1.0}
        - {name: name_exact, type: exact, field: name, weight: 0.5}
      decision: {scoring: weighted_sum, thresholds: {match: 0.9, review: 0.5}}
      """;

  @TempDir Path directory;

  private static Plan plan(String text) {
    Plan plan = SpecReader.read(text, "test").plan();
    assertThat(plan).isNotNull();
    return plan;
  }

  private Resolver start(EmbeddedBroker broker, Plan plan, String state) {
    return Resolver.start(
        new ResolverSettings(
            plan,
            KafkaAccess.plain(broker.bootstrapServers()),
            1,
            directory.resolve(state),
            1,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT));
  }

  @Test
  void refusesTopicsOfAnotherSpecAndSaysWhatToDo() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      Plan first = plan(SPEC);
      try (Resolver resolver = start(broker, first, "one")) {
        resolver.awaitSettled(Duration.ofSeconds(60), counts -> {});
      }
      Plan other = plan(SPEC.replace("match: 0.9", "match: 0.8"));
      assertThatThrownBy(() -> start(broker, other, "two"))
          .isInstanceOf(ResolverException.class)
          .hasMessageContaining("resolved under another spec");
      try (Resolver again = start(broker, first, "three")) {
        assertThat(again.failure()).isEmpty();
      }
    }
  }
}
