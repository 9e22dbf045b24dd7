package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeakMemoryTest {
  @Test
  void readsTheLineOfThePeak() {
    assertThat(PeakMemory.bytes(List.of("Name:\tjava", "VmHWM:\t   1024 kB", "VmRSS:\t 5 kB")))
        .hasValue(1024 * 1024);
    assertThat(PeakMemory.bytes(List.of("VmHWM:\tplenty"))).isEmpty();
    assertThat(PeakMemory.bytes(List.of())).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void knowsItOfThisProcess() {
    assertThat(PeakMemory.bytes().orElseThrow()).isGreaterThan(10 << 20);
  }
}
