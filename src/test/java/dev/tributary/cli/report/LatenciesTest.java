package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void takesTheNearestRank() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray();
    assertThat(Latencies.of(nanos)).isEqualTo(new Latencies(200, 100, 198, 200));
    assertThat(Latencies.of(new long[] {5_000_000})).isEqualTo(new Latencies(1, 5, 5, 5));
    assertThat(Latencies.of(new long[] {4_000_000, 2_000_000}))
        .isEqualTo(new Latencies(2, 2, 4, 4));
  }

  @Test
  void saysSoWhereNothingWasMeasured() {
    assertThat(Latencies.of(new long[0])).hasToString("not measured");
  }

  @Test
  void isPrintedInTheUnitThatFits() {
    assertThat(new Latencies(9, 42.4, 15_230, 16_000)).hasToString("p50 42 ms, p99 15.2 s");
  }

  @Test
  void aProbeMeasuresTheFirstEntryAfterAChangeAndNothingElse() {
    LatencyProbe probe = new LatencyProbe();
    probe.seen("crm:1");
    assertThat(probe.latencies().count()).isZero();
    probe.sent(new RecordKey("crm", "1"));
    probe.sent(new RecordKey("crm", "2"));
    assertThat(probe.pending()).isEqualTo(2);
    probe.seen("crm:1");
    probe.seen("crm:1");
    assertThat(probe.pending()).isEqualTo(1);
    assertThat(probe.latencies().count()).isEqualTo(1);
    assertThat(probe.latencies().max()).isPositive();
  }

  @Test
  void aProbeThatHasSeenVeryMuchKeepsToTheLatest() {
    LatencyProbe probe = new LatencyProbe();
    int many = 600_000;
    for (int i = 0; i < many; i++) {
      RecordKey key = new RecordKey("crm", Integer.toString(i % 10));
      probe.sent(key);
      probe.seen(key.toString());
    }
    assertThat(probe.latencies().count()).isBetween(200_000L, (long) many);
    assertThat(probe.pending()).isLessThanOrEqualTo(10);
  }
}
