package dev.tributary.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopSignalTest {
  private final StopSignal stop = new StopSignal();

  @Test
  void nothingHappensUntilAnEndIsAskedFor() {
    stop.check();
    assertThat(stop.requested()).isFalse();
    assertThat(stop.await(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void whoWaitsIsWokenAndWhoChecksIsStopped() throws InterruptedException {
    Thread user = new Thread(stop::request);
    user.start();
    assertThat(stop.await(Duration.ofMinutes(5))).isTrue();
    user.join();
    assertThat(stop.requested()).isTrue();
    assertThatThrownBy(stop::check).isInstanceOf(StoppedException.class);
  }

  @Test
  void anInterruptionIsAnEndToo() {
    Thread.currentThread().interrupt();
    assertThat(stop.await(Duration.ofMinutes(5))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }
}
