package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short measurement of the API: every request is answered, and the figures are shown. */
@Timeout(300)
class BenchQueriesIT {
  @Test
  void measuresAServiceOfItsOwn() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "queries",
            "--entities",
            "30",
            "--rate",
            "20",
            "--seconds",
            "2",
            "--warm-up",
            "1",
            "--changes",
            "5",
            "--realtime",
            "3");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("resolve by id, 20 a second wanted: 40 answers, .*status \\{200=\\d+")
        .containsPattern("realtime, one after the other: 3 answers, .*status \\{200=3\\}");
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    assertThat(CommandRun.of("bench", "queries", "--rate", "0").exitCode()).isEqualTo(2);
  }
}
