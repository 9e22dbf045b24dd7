package dev.tributary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceOrderTest {
  private static long position(String... fields) {
    Map<String, String> source = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      source.put(fields[i], fields[i + 1]);
    }
    return SourceOrder.position(source::get);
  }

  @Test
  void postgresPrefersItsLogSequenceNumber() {
    assertThat(position("lsn", "7", "sequence", "[\"1\",\"9\"]")).isEqualTo(7);
    assertThat(position("sequence", "[null,\"24023128\"]")).isEqualTo(24_023_128);
    assertThat(position("sequence", "[]")).isEqualTo(-1);
  }

  @Test
  void oracleSystemChangeNumbers() {
    assertThat(position("scn", "1234567890123")).isEqualTo(1_234_567_890_123L);
    assertThat(position("commit_scn", "5")).isEqualTo(5);
  }

  @Test
  void binlogPositionsGrowWithinAndAcrossFiles() {
    long early = position("file", "mysql-bin.000009", "pos", "4294967295");
    long later = position("file", "mysql-bin.000010", "pos", "4");
    assertThat(later).isGreaterThan(early);
    assertThat(position("file", "mysql-bin.000010", "pos", "5")).isGreaterThan(later);
    assertThat(position("file", "mysql-bin.2147483647", "pos", "4294967295")).isPositive();
    assertThat(position("file", "mysql-bin.2147483648", "pos", "4")).isEqualTo(-1);
    assertThat(position("file", "mysql-bin", "pos", "4")).isEqualTo(-1);
    assertThat(position("file", "mysql-bin.000010")).isEqualTo(-1);
  }

  @Test
  void sqlServerPositionsGrow() {
    long first = position("change_lsn", "00000027:00000758:0005");
    assertThat(first).isEqualTo((0x27L << 32) | 0x758);
    assertThat(position("commit_lsn", "00000027:00000759:0001")).isGreaterThan(first);
    assertThat(position("change_lsn", "00000028:00000001:0001")).isGreaterThan(first);
    assertThat(position("change_lsn", "nonsense", "commit_lsn", "x:y:z")).isEqualTo(-1);
  }

  @Test
  void garbageHasNoPosition() {
    assertThat(position()).isEqualTo(-1);
    assertThat(position("lsn", "-7")).isEqualTo(-1);
    assertThat(position("lsn", "")).isEqualTo(-1);
    assertThat(position("lsn", "99999999999999999999")).isEqualTo(-1);
  }
}
