package dev.tributary.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Marks where reading of the internal topics begins when they are created. After that their
 * consumers have no reset policy: a lost offset stops the application, it skips nothing.
 */
final class InternalOffsets {
  private InternalOffsets() {}

  static void startAtTheBeginning(
      Admin admin, String group, Topics topics, int partitions, List<String> created) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (String topic : List.of(topics.inbox(), topics.blocking())) {
      for (int i = 0; created.contains(topic) && i < partitions; i++) {
        offsets.put(new TopicPartition(topic, i), new OffsetAndMetadata(0));
      }
    }
    if (offsets.isEmpty()) {
      return;
    }
    try {
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
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
}
