package dev.tributary.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Compares topics with their contracts and creates what is missing. It never changes, shrinks or
 * deletes what exists: that is for the owner of the data, who is told how.
 */
public final class TopicAdmin {
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(20);

  private final Admin admin;

  /** The caller keeps and closes the client. */
  public TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /**
   * What {@link #apply} did and found.
   *
   * @param created names of the topics that were missing
   * @param differences what is not as wanted among those that existed
   */
  public record Applied(List<String> created, List<TopicDifference> differences) {}

  /** Compares without changing anything; empty when all is as wanted. */
  public List<TopicDifference> check(List<WantedTopic> wanted) {
    Map<String, TopicDescription> existing = describe(names(wanted));
    Map<String, Config> configs = configs(existing);
    List<TopicDifference> differences = new ArrayList<>();
    for (WantedTopic topic : wanted) {
      TopicDescription description = existing.get(topic.name());
      Config config = configs.get(topic.name());
      if (description == null || config == null) {
        differences.add(TopicComparison.missing(topic));
      } else {
        differences.addAll(
            TopicComparison.compare(topic, description.partitions().size(), settings(config)));
      }
    }
    return differences;
  }

  /** Creates the topics that are missing and compares the others. */
  public Applied apply(List<WantedTopic> wanted) {
    Map<String, TopicDescription> existing = describe(names(wanted));
    List<String> created = new ArrayList<>();
    for (WantedTopic topic : wanted) {
      if (!existing.containsKey(topic.name()) && create(topic)) {
        created.add(topic.name());
      }
    }
    awaitVisible(names(wanted));
    List<WantedTopic> others =
        wanted.stream().filter(topic -> !created.contains(topic.name())).toList();
    return new Applied(created, check(others));
  }

  private static List<String> names(List<WantedTopic> topics) {
    return topics.stream().map(WantedTopic::name).toList();
  }

  private Map<String, TopicDescription> describe(Collection<String> names) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) ->
                unless(UnknownTopicOrPartitionException.class, name, answer)
                    .ifPresent(description -> found.put(name, description)));
    return found;
  }

  private Map<String, Config> configs(Map<String, TopicDescription> existing) {
    Map<String, Config> found = new HashMap<>();
    List<ConfigResource> resources =
        existing.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    admin
        .describeConfigs(resources)
        .values()
        .forEach(
            (resource, answer) ->
                unless(UnknownTopicOrPartitionException.class, resource.name(), answer)
                    .ifPresent(config -> found.put(resource.name(), config)));
    return found;
  }

  /**
   * A topic is created once the controller has written it down; brokers hear of it a little later,
   * and a Streams application that starts in between fails for want of its topics.
   */
  private void awaitVisible(List<String> topics) {
    long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    Set<String> unseen = new TreeSet<>(topics);
    unseen.removeAll(describe(unseen).keySet());
    while (!unseen.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "created but not seen by the broker after %d s: %s; is the cluster in good health?"
                .formatted(VISIBLE_WITHIN.toSeconds(), unseen));
      }
      LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
      unseen.removeAll(describe(unseen).keySet());
    }
  }

  /** Says whether this call created it: another process may have been quicker. */
  private boolean create(WantedTopic topic) {
    NewTopic creation =
        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
            .configs(topic.config());
    KafkaFuture<Integer> answer = admin.createTopics(List.of(creation)).numPartitions(topic.name());
    return unless(TopicExistsException.class, topic.name(), answer).isPresent();
  }

  private static Map<String, String> settings(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /** The answer, or nothing where it is this failure; any other failure is thrown. */
  private static <T> Optional<T> unless(
      Class<? extends Exception> expected, String topic, KafkaFuture<T> answer) {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw new KafkaException("the broker refused a request about topic " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking about topic " + topic, e);
    }
  }
}
