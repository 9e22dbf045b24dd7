package dev.tributary.erasure;

import dev.tributary.topology.Topics;
import dev.tributary.topology.store.StoreFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/** Works out what is left on disks after an erasure, and until when, from the topics' settings. */
final class Remainders {
  private static final String COMPACTED = "until the topic is compacted";
  private static final String TOMBSTONES = "tombstones tell readers that they are gone";

  private final Topics topics;
  private final SortedMap<String, TopicRetention> all;

  /**
   * @param all topics of the entity type with their settings
   */
  Remainders(Topics topics, SortedMap<String, TopicRetention> all) {
    this.topics = topics;
    this.all = all;
  }

  /**
   * Writes down what remains of any subject, wherever it was.
   *
   * @param keepDeleted how long the resolver remembers the name of a deleted record
   */
  void tell(Receipt receipt, Duration keepDeleted, Instant now) {
    for (Map.Entry<String, TopicRetention> entry : all.entrySet()) {
      String topic = entry.getKey();
      TopicRetention retention = entry.getValue();
      Holding holding = Holding.of(topics, topic).orElse(Holding.NOTHING);
      switch (holding) {
        case VALUES -> values(receipt, topic, retention, now);
        case NAMES -> names(receipt, topic, retention, now);
        case UNREAD ->
            receipt.remains(
                topic,
                holding.inWords(),
                "nobody knows whom they are about; they pass their retention",
                retention.expired(now));
        case SHARES ->
            receipt.remains(
                topic,
                holding.inWords(),
                "versions of the spec are kept; a value that many share may be among them",
                retention.expired(now));
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

  private void values(Receipt receipt, String topic, TopicRetention retention, Instant now) {
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

  private void names(Receipt receipt, String topic, TopicRetention retention, Instant now) {
    boolean isHistory = topic.equals(topics.mergeLog());
    receipt.remains(
        topic,
        Holding.NAMES.inWords(),
        isHistory ? "events are kept for as long as the retention says" : COMPACTED,
        isHistory ? retention.expired(now) : retention.tombstones(now));
  }
}
