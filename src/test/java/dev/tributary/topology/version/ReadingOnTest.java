package dev.tributary.topology.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A partition is read to its end, and nobody waits for what does not come. */
@Timeout(60)
class ReadingOnTest {
  private static final TopicPartition PARTITION = new TopicPartition("specs", 0);
  private static final Duration NO_PROGRESS = Duration.ofMillis(300);

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
  private final List<Long> seen = new ArrayList<>();
  private boolean enough;

  private void begin(long end) {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  private void message(long offset) {
    consumer.addRecord(
        new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[0], new byte[] {1}));
  }

  private void read() {
    ReadingOn.read(
        consumer, PARTITION, message -> seen.add(message.offset()), () -> enough, NO_PROGRESS);
  }

  @Test
  void whatIsThereIsRead() {
    begin(2);
    message(0);
    message(1);
    read();
    assertThat(seen).containsExactly(0L, 1L);
  }

  @Test
  void anEmptyPartitionHasAnEnd() {
    begin(0);
    read();
    assertThat(seen).isEmpty();
  }

  @Test
  void noMoreIsReadThanIsEnough() {
    begin(5);
    message(0);
    enough = true;
    read();
    assertThat(seen).isEmpty();
  }

  @Test
  void whatDoesNotComeIsNotWaitedForForEver() {
    begin(5);
    message(0);
    assertThatThrownBy(this::read)
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("specs");
    assertThat(seen).containsExactly(0L);
  }
}
