package dev.tributary.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A stream thread's consumer that reads nothing from the source topics while the gate is closed.
 * Kafka Streams pauses and resumes partitions for reasons of its own: what it has paused stays so,
 * and what it resumes meanwhile waits for the gate.
 */
final class PacedConsumer extends KafkaConsumer<byte[], byte[]> {
  private final Set<String> paced;
  private final IntakeGate gate;

  /** Paused because of the gate, and for no other reason. */
  private final Set<TopicPartition> held = new HashSet<>();

  PacedConsumer(Map<String, Object> config, Set<String> paced, IntakeGate gate) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.paced = Set.copyOf(paced);
    this.gate = gate;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (gate.isClosed()) {
      hold();
    } else if (!held.isEmpty()) {
      release();
    }
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    int changes = 0;
    for (TopicPartition partition : records.partitions()) {
      changes += paced.contains(partition.topic()) ? records.records(partition).size() : 0;
    }
    if (changes > 0) {
      gate.admitted(changes);
    }
    return records;
  }

  /**
   * Leaves the group, always: Kafka Streams lets the consumer of a thread that failed stay a member
   * until its session ends, and for that time nobody works on its partitions.
   */
  @Override
  public void close(CloseOptions options) {
    CloseOptions leaving =
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    super.close(options.timeout().map(leaving::withTimeout).orElse(leaving));
  }

  private void hold() {
    Set<TopicPartition> running = new HashSet<>(assignment());
    running.removeIf(partition -> !paced.contains(partition.topic()));
    running.removeAll(paused());
    if (!running.isEmpty()) {
      super.pause(running);
      held.addAll(running);
    }
  }

  private void release() {
    held.retainAll(assignment());
    super.resume(held);
    held.clear();
  }

  @Override
  public void pause(Collection<TopicPartition> partitions) {
    held.removeAll(Set.copyOf(partitions));
    super.pause(partitions);
  }

  @Override
  public void resume(Collection<TopicPartition> partitions) {
    Set<TopicPartition> free = new HashSet<>(partitions);
    if (gate.isClosed()) {
      Set<TopicPartition> paused = paused();
      for (TopicPartition partition : partitions) {
        if (paced.contains(partition.topic()) && paused.contains(partition)) {
          free.remove(partition);
          held.add(partition);
        }
      }
    }
    held.removeAll(free);
    super.resume(free);
  }
}
