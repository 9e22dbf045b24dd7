package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Agreement of stewards, counted and beside what chance would give. */
class AgreementTest {
  private final Agreement agreement = new Agreement();

  @Test
  void kappaIsWhatGoesBeyondChance() {
    agreement.add("ann", "merge", "ben", "merge", 20);
    agreement.add("ann", "merge", "ben", "reject", 5);
    agreement.add("ben", "merge", "ann", "reject", 10);
    agreement.add("ann", "reject", "ben", "reject", 15);
    JsonNode all = agreement.all();
    assertThat(all.path("questions").asInt()).isEqualTo(50);
    assertThat(all.path("agreed").asInt()).isEqualTo(35);
    assertThat(all.path("percent").asDouble()).isEqualTo(70);
    // Ann merges 25 of 50, Ben 30 of 50: chance gives 0.5 x 0.6 + 0.5 x 0.4 = 0.5.
    assertThat(all.path("kappa").asDouble()).isCloseTo(0.4, within(1e-12));
    JsonNode pair = agreement.byPair().path(0);
    assertThat(pair.path("steward_a").asText()).isEqualTo("ann");
    assertThat(pair.path("only_a_merges").asInt()).isEqualTo(5);
    assertThat(pair.path("only_b_merges").asInt()).isEqualTo(10);
  }

  @Test
  void whoAlwaysSayTheSameOneThingHaveNoKappa() {
    assertThat(agreement.all().path("percent").isNull()).isTrue();
    agreement.add("ann", "merge", "ben", "merge", 3);
    assertThat(agreement.all().path("percent").asDouble()).isEqualTo(100);
    assertThat(agreement.all().path("kappa").isNull()).isTrue();
  }

  @Test
  void habitsOfDifferentPairsAreNotTakenForChance() {
    agreement.add("ann", "merge", "ben", "merge", 9);
    agreement.add("ann", "reject", "ben", "reject", 1);
    agreement.add("cleo", "merge", "dan", "merge", 1);
    agreement.add("cleo", "reject", "dan", "reject", 9);
    agreement.add("dan", "merge", "cleo", "reject", 1);
    assertThat(agreement.byPair()).hasSize(2);
    double kappa = agreement.all().path("kappa").asDouble();
    double chance = 10 * 0.82 + 11 * (1.0 / 11 * 2 / 11 + 10.0 / 11 * 9 / 11);
    assertThat(kappa).isCloseTo((20 - chance) / (21 - chance), within(1e-12));
  }
}
