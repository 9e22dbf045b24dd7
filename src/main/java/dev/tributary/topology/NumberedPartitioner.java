package dev.tributary.topology;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a message to the partition whose number is its key. */
final class NumberedPartitioner implements StreamPartitioner<byte[], byte[]> {
  static byte[] keyOf(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }

  @Override
  public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(Set.of(ByteBuffer.wrap(key).getInt()));
  }
}
