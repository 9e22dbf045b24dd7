package dev.tributary.erasure;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/** All topics of an entity type that a broker has, changelogs and shadow runs included. */
public final class EntityTopics {
  private EntityTopics() {}

  /**
   * Asks for them.
   *
   * @return their settings by name
   * @throws KafkaException where the broker does not answer
   */
  public static SortedMap<String, TopicRetention> read(KafkaAccess broker, Topics topics) {
    try (Admin admin = Admin.create(broker.with(Map.of()))) {
      Set<String> all = admin.listTopics().names().get();
      List<ConfigResource> own =
          all.stream()
              .filter(topic -> Holding.of(topics, topic).isPresent())
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
              .toList();
      SortedMap<String, TopicRetention> found = new TreeMap<>();
      admin
          .describeConfigs(own)
          .all()
          .get()
          .forEach((topic, config) -> found.put(topic.name(), new TopicRetention(of(config))));
      return found;
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not tell of its topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for topics", e);
    }
  }

  private static Map<String, String> of(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
