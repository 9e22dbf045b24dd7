package dev.tributary.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.IntakeProcessor;
import dev.tributary.topology.SourceDecoders;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceSweepTest {
  private static final String TOPIC = "tributary.small.source.crm";
  private static final RecordKey ERASED = new RecordKey("crm", "7");
  private static final String ROW = "{\"id\":\"7\",\"email\":\"e@example.com\"}";

  private final SourceSweep sweep =
      new SourceSweep(TOPIC, SourceDecoders.of(SmallSpec.plan("small"), "crm"), ERASED::equals);

  private void take(int partition, @Nullable String key, @Nullable String value) {
    sweep.take(
        new ConsumerRecord<>(
            TOPIC,
            partition,
            0,
            5,
            TimestampType.CREATE_TIME,
            0,
            0,
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            new RecordHeaders(),
            Optional.empty()));
  }

  private List<String> tombstones() {
    return sweep.tombstones(10).stream()
        .map(one -> one.partition() + " " + new String(one.key(), UTF_8))
        .toList();
  }

  @Test
  void everyFormOfAKeyGetsATombstoneInItsPartition() {
    take(0, "7", ROW);
    take(1, "7", ROW);
    take(0, "\"7\"", ROW);
    take(0, "{\"id\":7}", "{\"op\":\"c\",\"ts_ms\":20,\"after\":" + ROW + "}");
    take(0, "8", ROW.replace("7", "8"));
    assertThat(tombstones()).containsExactlyInAnyOrder("0 7", "1 7", "0 \"7\"", "0 {\"id\":7}");
    assertThat(sweep.records()).containsOnlyKeys(ERASED);
    for (ProducerRecord<byte[], byte[]> tombstone : sweep.tombstones(10)) {
      assertThat(tombstone.value()).isNull();
      assertThat(tombstone.headers().lastHeader(IntakeProcessor.OF_ERASURE)).isNotNull();
    }
  }

  @Test
  void aDeletionIsNotOlderThanWhatItDeletes() {
    take(0, "7", "{\"op\":\"c\",\"ts_ms\":20,\"after\":" + ROW + "}");
    assertThat(sweep.tombstones(10)).extracting(ProducerRecord::timestamp).containsExactly(20L);
    assertThat(sweep.tombstones(30)).extracting(ProducerRecord::timestamp).containsExactly(30L);
  }

  @Test
  void whatIsGoneAlreadyIsLeftAlone() {
    take(0, "7", ROW);
    take(0, "7", null);
    assertThat(tombstones()).isEmpty();
    assertThat(sweep.records()).containsOnlyKeys(ERASED);
    take(0, "7", ROW);
    assertThat(tombstones()).containsExactly("0 7");
  }

  @Test
  void rowsThatCannotBeReadAreFoundByTheirKeysAndRowsWithoutKeysAreCounted() {
    take(0, "7", "{\"email\":");
    take(0, null, ROW);
    take(0, null, "{\"email\":");
    assertThat(tombstones()).containsExactly("0 7");
    assertThat(sweep.withoutKey()).isEqualTo(1);
  }
}
