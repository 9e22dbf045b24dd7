package dev.tributary.erasure;

import static java.util.Objects.requireNonNull;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import dev.tributary.topology.store.StoreFiles;
import java.time.Duration;
import java.time.Instant;
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

/** Works out what is left on disks after an erasure, and until when, from the topics' settings. */
final class Remainders {
  private static final String COMPACTED = "until the topic is compacted";
  private static final String TOMBSTONES = "tombstones tell readers that they are gone";

  private final Topics topics;
  private final SortedMap<String, Map<String, String>> settings = new TreeMap<>();

  private Remainders(Topics topics) {
    this.topics = topics;
  }

  /**
   * Asks the broker for the settings of all topics of an entity type, changelogs included.
   *
   * @throws KafkaException where it does not answer
   */
  static Remainders read(KafkaAccess broker, Topics topics) {
    Remainders remainders = new Remainders(topics);
    try (Admin admin = Admin.create(broker.with(Map.of()))) {
      Set<String> all = admin.listTopics().names().get();
      List<ConfigResource> own =
          all.stream()
              .filter(topic -> Holding.of(topics, topic).isPresent())
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
              .toList();
      admin
          .describeConfigs(own)
          .all()
          .get()
          .forEach((topic, config) -> remainders.settings.put(topic.name(), settings(config)));
      return remainders;
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not tell of its topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for topics", e);
    }
  }

  private static Map<String, String> settings(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /** All topics of the entity type. */
  Set<String> topics() {
    return settings.keySet();
  }

  TopicRetention retention(String topic) {
    return new TopicRetention(requireNonNull(settings.getOrDefault(topic, Map.of())));
  }

  /**
   * Writes down what remains of any subject, wherever it was.
   *
   * @param keepDeleted how long the resolver remembers the name of a deleted record
   */
  void tell(Receipt receipt, Duration keepDeleted, Instant now) {
    for (String topic : topics()) {
      Holding holding = Holding.of(topics, topic).orElse(Holding.NOTHING);
      switch (holding) {
        case VALUES -> values(receipt, topic, now);
        case NAMES -> names(receipt, topic, now);
        case UNREAD ->
            receipt.remains(
                topic,
                holding.inWords(),
                "nobody knows whom they are about; they pass their retention",
                retention(topic).expired(now));
        case SHARES ->
            receipt.remains(
                topic,
                holding.inWords(),
                "versions of the spec are kept; a value that many share may be among them",
                retention(topic).expired(now));
        case NOTHING -> {}
      }
    }
    receipt.remains(
        "state directories",
        "values in files of stores",
        "until the files are merged with the deletions, by a process that runs",
        now.plus(StoreFiles.KEEP_DELETED));
    receipt.remains(
        "state directories",
        "names of records",
        "deletions are remembered, so that older changes which come late are known as such",
        now.plus(keepDeleted).plus(StoreFiles.KEEP_DELETED));
  }

  private void values(Receipt receipt, String topic, Instant now) {
    TopicRetention retention = retention(topic);
    if (topic.equals(topics.inbox()) || topic.equals(topics.blocking())) {
      receipt.remains(
          topic,
          Holding.VALUES.inWords(),
          "purged, and gone from the disk with the segment once more has come",
          retention.purged(now));
      return;
    }
    receipt.remains(topic, Holding.VALUES.inWords(), COMPACTED, retention.replaced(now));
    receipt.remains(topic, Holding.NAMES.inWords(), TOMBSTONES, retention.tombstones(now));
  }

  private void names(Receipt receipt, String topic, Instant now) {
    TopicRetention retention = retention(topic);
    boolean isHistory = topic.equals(topics.mergeLog());
    receipt.remains(
        topic,
        Holding.NAMES.inWords(),
        isHistory ? "events are kept for as long as the retention says" : COMPACTED,
        isHistory ? retention.expired(now) : retention.tombstones(now));
  }
}
