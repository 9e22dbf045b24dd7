package dev.tributary.topology;

import dev.tributary.clustering.BlockRef;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Says which partition owns a record and which a block. Records go by their key's bytes with
 * Kafka's own hash, as its producers do it; so a sink needs no partitioner for them.
 *
 * @param partitions of the inbox and of the blocking topic; fixed when they are created
 */
public record Partitioning(int partitions) {
  /** The message key under which everything for a record's partition is sent. */
  public static byte[] keyOf(RecordKey record) {
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  public int of(RecordKey record) {
    return Utils.toPositive(Utils.murmur2(keyOf(record))) % partitions;
  }

  public int of(BlockRef block) {
    long mixed =
        (block.key().hash() + block.key().rule() * 31L + block.spec()) * 0x9E3779B97F4A7C15L;
    return (int) ((mixed >>> 33) % partitions);
  }
}
