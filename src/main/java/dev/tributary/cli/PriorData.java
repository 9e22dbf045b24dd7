package dev.tributary.cli;

import dev.tributary.spec.Plan;
import dev.tributary.topology.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What the topics of an entity type hold before a command adds to them. */
final class PriorData {
  private final Admin admin;

  private PriorData(Admin admin) {
    this.admin = admin;
  }

  /** How many messages were ever written to the topics of the sources. */
  static long changeEvents(Plan plan, BrokerSession broker) {
    Topics topics = Topics.of(plan.entityName());
    try (Admin admin = BrokerConnection.admin(broker.access())) {
      return new PriorData(admin).messages(plan.sources().stream().map(topics::source).toList());
    }
  }

  private long messages(Collection<String> topics) {
    try {
      Set<String> existing = admin.listTopics().names().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (TopicDescription topic :
          admin
              .describeTopics(topics.stream().filter(existing::contains).toList())
              .allTopicNames()
              .get()
              .values()) {
        topic
            .partitions()
            .forEach(
                partition ->
                    ends.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest()));
      }
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not tell about its topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking about topics", e);
    }
  }
}
