package dev.tributary.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Marks where reading of the internal topics begins before anything is written to them. After that
 * their consumers have no reset policy: a lost offset stops the application, it skips nothing.
 *
 * <p>What decides is that nothing was ever written, not that this start created the topic: the one
 * that did may have been killed before it came to the marks.
 */
final class InternalOffsets {
  private InternalOffsets() {}

  static void startAtTheBeginning(Admin admin, String group, Topics topics, int partitions) {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets = missing(admin, group, topics, partitions);
      if (!offsets.isEmpty()) {
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
      }
    } catch (ExecutionException e) {
      throw new ResolverException(
          "cannot mark where to begin in the internal topics: "
              + e.getMessage()
              + "; is another instance of "
              + group
              + " still running?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResolverException("interrupted while preparing the internal topics", e);
    }
  }

  /** The beginnings of the partitions that have no mark and have never had a message. */
  private static Map<TopicPartition, OffsetAndMetadata> missing(
      Admin admin, String group, Topics topics, int partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : List.of(topics.inbox(), topics.blocking())) {
      for (int i = 0; i < partitions; i++) {
        asked.put(new TopicPartition(topic, i), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(asked).all().get();
    Map<TopicPartition, OffsetAndMetadata> marks =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetAndMetadata> missing = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (end.offset() == 0 && marks.get(partition) == null) {
            missing.put(partition, new OffsetAndMetadata(0));
          }
        });
    return missing;
  }
}
