package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.topology.ResolverCounts;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
  private static ResolverCounts counts(long rounds, long comparisons) {
    return new ResolverCounts(rounds, 0, 0, 0, rounds, comparisons, 0, 0, 0, 0, 0);
  }

  @Test
  void saysHowFarItIsWhereTheEndIsKnown() {
    assertThat(LoadProgress.line(900, OptionalLong.of(1000), counts(500, 1234), 2))
        .isEqualTo(
            "[############------------]  50 %  500 of 1,000 resolved, 250 records/s, 1,234 pairs"
                + " compared");
  }

  @Test
  void saysHowMuchItIsWhereTheEndIsNotKnown() {
    assertThat(LoadProgress.line(900, OptionalLong.empty(), counts(500, 0), 0))
        .isEqualTo("900 fed, 500 resolved, 0 records/s, 0 pairs compared");
  }

  @Test
  void neverClaimsMoreThanWasFed() {
    assertThat(LoadProgress.line(1000, OptionalLong.of(1000), counts(1500, 0), 1))
        .contains("100 %  1,000 of 1,000");
    assertThat(LoadProgress.line(0, OptionalLong.of(0), counts(0, 0), 1)).contains("  0 %");
  }
}
